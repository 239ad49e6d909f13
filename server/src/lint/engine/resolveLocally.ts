import { decodePointer, encodePointerUriFragment } from '@stoplight/json';
import { isContainer, valueAlong } from './container';
import { LocalReferences } from './localReferences';
import { ReferenceCircles } from './referenceCircles';
import { remembered } from './remembered';

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
  const circles = new ReferenceCircles(found.all, found.targets);
  const pointers = new Pointers(found.paths);
  for (const pointer of found.pointers.overallOrder()) {
    const dependants = found.pointers.dependantsOf(pointer);
    if (dependants.length === 0) continue;
    const value = valueAlong(result, pointers.pathOf(pointer));
    if (value === undefined) return undefined;
    for (const dependant of dependants) {
      const path = pointers.pathOf(dependant);
      if (circles.closes(pointer, path)) continue;
      references[pointers.written(dependant)] = pointers.written(pointer);
      if (!put(result, path, value)) return undefined;
    }
  }
  Object.freeze(result);
  return { result, references, targets: found.targets, copies };
}

/** Pointers as @stoplight/json reads and writes them, each name of them once. */
class Pointers {
  private readonly nameOf = remembered(decodePointer);
  private readonly escapedOf = remembered((name) => String(encodePointerUriFragment(name)));

  /** `paths` are those that are known. */
  constructor(private readonly paths: Map<string, readonly string[]>) {}

  pathOf(pointer: string): readonly string[] {
    let path = this.paths.get(pointer);
    if (path === undefined) {
      path = pointer.split('/').slice(1).map(this.nameOf);
      this.paths.set(pointer, path);
    }
    return path;
  }

  /** A pointer with the escapes that Spectral writes. */
  readonly written = remembered((pointer) => {
    let written = '#';
    for (const name of this.pathOf(pointer)) written += `/${this.escapedOf(name)}`;
    return written;
  });
}

/** What will change is copied before anything does, so that an object stays one object wherever references put it; the rest is the source's own. */
function copyOf(value: object, holders: ReadonlySet<object>, copies: Map<object, object>): object {
  if (!holders.has(value)) return value;
  const copy = Array.isArray(value) ? [...value] : { ...value };
  for (const key of Object.keys(value)) {
    const child: unknown = Reflect.get(value, key);
    if (isContainer(child) && holders.has(child)) Reflect.set(copy, key, copyOf(child, holders, copies));
  }
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
