import { pathToPointer, pointerToPath } from '@stoplight/json';
import { isContainer, valueAlong } from './container';
import { LocalReferences } from './localReferences';
import { PathPrefixes } from './pathPrefixes';

/** A document with its references replaced, and which was replaced by what. */
export interface LocallyResolved {
  readonly result: object;
  /** By the pointer of each reference, the pointer that it leads to. */
  readonly references: Readonly<Record<string, string>>;
  /** Every pointer that a reference leads to. */
  readonly targets: ReadonlySet<string>;
  /** What stands in the result for each object and array that holds a reference; all others are the source's own. */
  readonly copies: ReadonlyMap<object, object>;
}

/**
 * Replaces the references of a document to itself, in the order and with the circles left standing as Spectral's resolver does it, but on a copy of
 * its own rather than behind proxies. Undefined where a reference leads elsewhere or nowhere: that is the resolver's to tell.
 */
export function resolveLocally(source: object): LocallyResolved | undefined {
  const found = LocalReferences.of(source);
  if (found === undefined) return undefined;
  const copies = new Map<object, object>();
  const result = copyOf(source, found.holders, copies);
  const references: Record<string, string> = {};
  const paths = new Map<string, readonly string[]>();
  const pathOf = (pointer: string): readonly string[] => {
    const path = paths.get(pointer) ?? pointerToPath(pointer).map(String);
    paths.set(pointer, path);
    return path;
  };
  const written = new Map<string, string>();
  const writtenAs = (pointer: string): string => {
    const known = written.get(pointer) ?? pathToPointer([...pathOf(pointer)]);
    written.set(pointer, known);
    return known;
  };
  for (const pointer of found.pointers.overallOrder()) {
    const dependants = found.pointers.dependantsOf(pointer);
    if (dependants.length === 0) continue;
    const value = valueAlong(result, pathOf(pointer));
    if (value === undefined) return undefined;
    const stems = new PathPrefixes(found.stems.dependenciesOf(pointer).map(pathOf));
    for (const dependant of dependants) {
      const path = pathOf(dependant);
      if (stems.someLeadsTo(path)) continue;
      references[writtenAs(dependant)] = writtenAs(pointer);
      if (!put(result, path, value)) return undefined;
    }
  }
  Object.freeze(result);
  return { result, references, targets: found.targets, copies };
}

/** What will change is copied before anything does, so that an object stays one object wherever references put it; the rest is the source's own. */
function copyOf(value: object, holders: ReadonlySet<object>, copies: Map<object, object>): object {
  if (!holders.has(value)) return value;
  const copied = (child: unknown): unknown => (isContainer(child) ? copyOf(child, holders, copies) : child);
  const copy = Array.isArray(value)
    ? value.map(copied)
    : Object.fromEntries(Object.keys(value).map((key) => [key, copied(Reflect.get(value, key))]));
  copies.set(value, copy);
  return copy;
}

/** Puts a value at a path; false where what the path needs is not there. */
function put(root: object, path: readonly string[], value: unknown): boolean {
  const holder = valueAlong(root, path.slice(0, -1));
  const last = path.at(-1);
  if (!isContainer(holder) || last === undefined) return false;
  return Reflect.set(holder, last, value);
}
