import type { Batch } from './splice';

/** Numbers from which a move takes its choices: any will do, smaller ones choose what is simpler. */
export type Choices = readonly [where: number, what: number, how: number, more: number];

/** A way of editing a text, whatever it is: batches of splices, each sent as one change; none where the text has no place for it. */
export type Move = (text: string, choices: Choices) => readonly Batch[];

/** One of a list by a number. */
export function chosen<T>(list: readonly [T, ...T[]], number: number): T {
  return list[number % list.length] ?? list[0];
}

/** A place in a text by a number. */
export function placeIn(text: string, number: number): number {
  return number % (text.length + 1);
}
