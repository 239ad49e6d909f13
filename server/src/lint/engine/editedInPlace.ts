import { pointerToPath } from '@stoplight/json';
import { isContainer } from './container';

/** An object or array that an edit changed, with the members that differ; what lies within those that were there before is noted by itself. */
export interface Change {
  readonly object: object;
  readonly path: readonly string[];
  /** Keys whose values are others now, or that are new; an array's indices in digits. */
  readonly changed: readonly string[];
  /** Keys that are not there any more. */
  readonly gone: readonly string[];
  /** Whether its keys are others than before, or in another order. */
  readonly keys: boolean;
}

/** What must not change for an edit to be taken in: what references say and lead to. */
export interface Fixed {
  /** Every pointer that a reference leads to and every beginning of one, as `placeName` writes a path. */
  readonly targets: ReadonlySet<string>;
}

/** Names that a resolver takes for something else (`LocalReferences`). */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype', 'hasOwnProperty']);

/** A path in one string. */
export function placeName(path: readonly string[]): string {
  return path.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The pointers that references lead to, and every beginning of one, as `placeName` writes a path. */
export function targetNames(pointers: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const pointer of pointers) {
    const path = pointerToPath(pointer).map(String);
    for (let length = path.length; length > 0; length--) names.add(placeName(path.slice(0, length)));
  }
  return names;
}

/**
 * Makes a value that was read from a text into what an edited text says, so that every object and array that is still there stays the one it was.
 * Gives what changed, in the order of the text; undefined, and the value as it was, where references are touched: where one is new, gone, another one
 * or in another order, or where one leads to something that is gone or another value.
 */
export function editInPlace(before: object, after: object, path: readonly string[], fixed: Fixed): readonly Change[] | undefined {
  const plan: (() => Change)[] = [];
  return planned(before, after, path, fixed, plan) ? plan.map((carryOut) => carryOut()) : undefined;
}

/** Plans the changes of a container; false where they cannot be taken in. Nothing is changed before all is planned. */
function planned(before: object, after: object, path: readonly string[], fixed: Fixed, plan: (() => Change)[]): boolean {
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const oldKeys = Object.keys(before);
  const newKeys = Object.keys(after);
  const keys = oldKeys.length !== newKeys.length || oldKeys.some((key, index) => key !== newKeys[index]);
  if (keys && !mayHaveKeys(before, oldKeys, after, newKeys, path, fixed)) return false;
  const changed: string[] = [];
  const own = plan.length;
  for (const key of newKeys) {
    const [old, made]: unknown[] = [Reflect.get(before, key), Reflect.get(after, key)];
    if (keys && !Object.hasOwn(before, key)) changed.push(key);
    else if (isContainer(old) && isContainer(made) && Array.isArray(old) === Array.isArray(made)) {
      if (!planned(old, made, [...path, key], fixed, plan)) return false;
    } else if (!Object.is(old, made)) {
      if (key === '$ref' || holdsReferences(old) || holdsReferences(made) || leadsThrough(path, key, fixed)) return false;
      changed.push(key);
    }
  }
  // What the root itself says decides about formats, and about what else there is to ask.
  if (path.length === 0 && (keys || changed.length > 0)) return false;
  if (keys || changed.length > 0)
    plan.splice(own, 0, () =>
      carriedOut(before, after, { object: before, path, changed, gone: oldKeys.filter((key) => !Object.hasOwn(after, key)), keys }),
    );
  return true;
}

/** Whether the keys of an object may become others: no reference, and nothing that one leads to, is among what comes, goes or moves. */
function mayHaveKeys(
  before: object,
  oldKeys: readonly string[],
  after: object,
  newKeys: readonly string[],
  path: readonly string[],
  fixed: Fixed,
): boolean {
  const gone = oldKeys.filter((key) => !Object.hasOwn(after, key));
  const come = newKeys.filter((key) => !Object.hasOwn(before, key));
  const isSafe = (key: string, value: unknown): boolean => key !== '$ref' && !UNSAFE.has(key) && !holdsReferences(value);
  if (!gone.every((key) => isSafe(key, Reflect.get(before, key)) && !leadsThrough(path, key, fixed))) return false;
  if (!come.every((key) => isSafe(key, Reflect.get(after, key)))) return false;
  const holders = (keys: readonly string[]): string =>
    keys.filter((key) => Object.hasOwn(before, key) && holdsReferences(Reflect.get(before, key))).join('\n');
  return holders(oldKeys) === holders(newKeys);
}

function leadsThrough(path: readonly string[], key: string, { targets }: Fixed): boolean {
  return targets.has(placeName([...path, key]));
}

function holdsReferences(value: unknown): boolean {
  if (!isContainer(value)) return false;
  return Object.keys(value).some((key) => key === '$ref' || UNSAFE.has(key) || holdsReferences(Reflect.get(value, key)));
}

function carriedOut(before: object, after: object, change: Change): Change {
  copyMembers(before, after, change, (key) => Reflect.get(after, key));
  return change;
}

/**
 * Gives an object the members of another: those that changed by `valueOf`, the others as it has them, all in the other's order. For an array, so many.
 */
export function copyMembers(
  object: object,
  after: object,
  { changed, keys }: Pick<Change, 'changed' | 'keys'>,
  valueOf: (key: string) => unknown,
): void {
  if (Array.isArray(object)) {
    if (Array.isArray(after)) object.length = after.length;
    for (const key of changed) Reflect.set(object, key, valueOf(key));
    return;
  }
  if (!keys) {
    for (const key of changed) Reflect.set(object, key, valueOf(key));
    return;
  }
  const others = new Set(changed);
  const members = Object.keys(after).map((key): [string, unknown] => [key, others.has(key) ? valueOf(key) : Reflect.get(object, key)]);
  for (const key of Object.keys(object)) Reflect.deleteProperty(object, key);
  for (const [key, value] of members) Reflect.set(object, key, value);
}
