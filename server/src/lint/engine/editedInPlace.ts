import { pointerToPath } from '@stoplight/json';
import { pointerOf } from '../../document/jsonPath';
import { isContainer } from './container';
import { UNSAFE } from './localReferences';

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

/** A change with what the object is to have afterwards. */
interface Planned {
  readonly change: Change;
  readonly after: object;
}

/** The pointers that references lead to, and every beginning of one, as `pointerOf` writes a path. */
export function targetNames(pointers: Iterable<string>): Set<string> {
  const names = new Set<string>();
  for (const pointer of pointers) {
    const path = pointerToPath(pointer).map(String);
    for (let length = path.length; length > 0; length--) names.add(pointerOf(path.slice(0, length)));
  }
  return names;
}

/**
 * Makes a value that was read from a text into what an edited text says, so that every object and array that is still there stays the one it was.
 * Gives what changed, in the order of the text; undefined, and the value as it was, where references are touched: where one is new, gone, another one
 * or in another order, where one leads to something that is gone or another value, or where there is something else to go into beside one.
 */
export function editInPlace(
  before: object,
  after: object,
  path: readonly string[],
  targets: ReadonlySet<string>,
): readonly Change[] | undefined {
  const plan: Planned[] = [];
  if (!planned(before, after, path, targets, plan, false)) return undefined;
  for (const { change, after: made } of plan) copyMembers(change.object, made, change);
  return plan.map(({ change }) => change);
}

/**
 * Plans the changes of a container; false where they cannot be taken in. Nothing is changed before all is planned. What stands `beside` a reference hides
 * what that one leads to: what is found there is said to stand here where there is a name for it, and there where there is none.
 */
function planned(
  before: object,
  after: object,
  path: readonly string[],
  targets: ReadonlySet<string>,
  plan: Planned[],
  beside: boolean,
): boolean {
  if (Array.isArray(before) !== Array.isArray(after)) return false;
  const oldKeys = Object.keys(before);
  const newKeys = Object.keys(after);
  const keys = oldKeys.length !== newKeys.length || oldKeys.some((key, index) => key !== newKeys[index]);
  const hides = beside || Object.hasOwn(before, '$ref');
  if (keys && (hides || !mayHaveKeys(before, oldKeys, after, newKeys, path, targets))) return false;
  const changed: string[] = [];
  const own = plan.length;
  for (const key of newKeys) {
    const [old, made]: unknown[] = [Reflect.get(before, key), Reflect.get(after, key)];
    if (keys && !Object.hasOwn(before, key)) changed.push(key);
    else if (isContainer(old) && isContainer(made) && Array.isArray(old) === Array.isArray(made)) {
      if (!planned(old, made, [...path, key], targets, plan, hides)) return false;
    } else if (!Object.is(old, made)) {
      if (hides && (isContainer(old) || isContainer(made))) return false;
      if (key === '$ref' || holdsReferences(old) || holdsReferences(made) || leadsThrough(path, key, targets)) return false;
      changed.push(key);
    }
  }
  // What the root itself says decides about formats, and about what else there is to ask.
  if (path.length === 0 && (keys || changed.length > 0)) return false;
  if (keys || changed.length > 0)
    plan.splice(own, 0, {
      change: { object: before, path, changed, gone: oldKeys.filter((key) => !Object.hasOwn(after, key)), keys },
      after,
    });
  return true;
}

/** Whether the keys of an object may become others: no reference, and nothing that one leads to, is among what comes, goes or moves. */
function mayHaveKeys(
  before: object,
  oldKeys: readonly string[],
  after: object,
  newKeys: readonly string[],
  path: readonly string[],
  targets: ReadonlySet<string>,
): boolean {
  const gone = oldKeys.filter((key) => !Object.hasOwn(after, key));
  const come = newKeys.filter((key) => !Object.hasOwn(before, key));
  const isSafe = (key: string, value: unknown): boolean => key !== '$ref' && !UNSAFE.has(key) && !holdsReferences(value);
  if (!gone.every((key) => isSafe(key, Reflect.get(before, key)) && !leadsThrough(path, key, targets))) return false;
  if (!come.every((key) => isSafe(key, Reflect.get(after, key)))) return false;
  const holders = (keys: readonly string[]): string =>
    keys.filter((key) => Object.hasOwn(before, key) && holdsReferences(Reflect.get(before, key))).join('\n');
  return holders(oldKeys) === holders(newKeys);
}

function leadsThrough(path: readonly string[], key: string, targets: ReadonlySet<string>): boolean {
  return targets.has(pointerOf([...path, key]));
}

function holdsReferences(value: unknown): boolean {
  if (!isContainer(value)) return false;
  return Object.keys(value).some((key) => key === '$ref' || UNSAFE.has(key) || holdsReferences(Reflect.get(value, key)));
}

/** Gives an object the members of another: those that changed, the others as it has them, all in the other's order. For an array, so many. */
export function copyMembers(object: object, after: object, { changed, keys }: Pick<Change, 'changed' | 'keys'>): void {
  if (Array.isArray(object) || !keys) {
    if (Array.isArray(object) && Array.isArray(after)) object.length = after.length;
    for (const key of changed) Reflect.set(object, key, Reflect.get(after, key));
    return;
  }
  const others = new Set(changed);
  const members = Object.keys(after).map((key): [string, unknown] => [key, Reflect.get(others.has(key) ? after : object, key)]);
  for (const key of Object.keys(object)) Reflect.deleteProperty(object, key);
  for (const [key, value] of members) Reflect.set(object, key, value);
}
