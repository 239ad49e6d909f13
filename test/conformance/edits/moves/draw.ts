import fc from 'fast-check';
import { atTheEnds, cutShort, indent, lineBreaks, loseSign, newLine, straySign } from './broken';
import { changeReference, changeValue, deleteMember, moveMember, pasteMember, renameKey, renameTarget, swapMembers } from './members';
import type { Choices, Move } from './move';
import { backspace, typeAnywhere, typeIntoKey, typeIntoValue, typeNewMember, unicode } from './typing';

/** Moves within one text, and how often each is drawn. */
const TEXT_MOVES: readonly (readonly [weight: number, move: Move])[] = [
  [6, typeIntoValue],
  [3, typeIntoKey],
  [2, typeAnywhere],
  [3, typeNewMember],
  [3, backspace],
  [2, unicode],
  [7, deleteMember],
  [7, pasteMember],
  [7, renameKey],
  [5, renameTarget],
  [9, changeReference],
  [4, swapMembers],
  [4, moveMember],
  [6, changeValue],
  [5, loseSign],
  [4, straySign],
  [3, indent],
  [2, atTheEnds],
  [1, cutShort],
  [2, lineBreaks],
  [3, newLine],
];

/** Moves about more than one text. */
const OTHER_MOVES = [
  [7, 'undo'],
  [4, 'several'],
  [4, 'onDisk'],
  [3, 'openOrClose'],
  [3, 'ruleset'],
  [2, 'askOtherRoot'],
  [3, 'askWithTexts'],
  [2, 'cancelled'],
] as const;

/** What is done next, before it is known to which texts. */
export interface Draw {
  readonly move: Move | (typeof OTHER_MOVES)[number][1];
  /** Which document. */
  readonly file: number;
  readonly choices: Choices;
  /** 0 to 99: below a bound, what does not parse is mended instead. */
  readonly chance: number;
}

const number = fc.nat(2 ** 31 - 1);

const move: fc.Arbitrary<Draw['move']> = fc.oneof(
  ...TEXT_MOVES.map(([weight, arbitrary]) => ({ weight, arbitrary: fc.constant(arbitrary) })),
  ...OTHER_MOVES.map(([weight, arbitrary]) => ({ weight, arbitrary: fc.constant(arbitrary) })),
);

const draw: fc.Arbitrary<Draw> = fc.record({
  move,
  file: number,
  choices: fc.tuple(number, number, number, number),
  chance: fc.nat(99),
});

/** So many draws; the same for the same seed. */
export function draws(seed: number, count: number): Draw[] {
  return fc.sample(draw, { seed, numRuns: count });
}

/** A move within a text by a number. */
export function textMove(number: number): Move {
  return TEXT_MOVES[number % TEXT_MOVES.length]?.[1] ?? newLine;
}
