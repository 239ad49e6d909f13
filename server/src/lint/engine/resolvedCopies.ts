import { extractSourceFromRef, isLocalRef, pathToPointer, pointerToPath } from '@stoplight/json';
import { isContainer, valueAlong } from './container';

/** Documents that refer to each other, as they are written: by the path that Spectral's resolver knows each by. */
export interface WrittenTogether {
  readonly root: string;
  readonly values: ReadonlyMap<string, unknown>;
  /** What the resolver noted: by the pointer of each reference that it replaced, where it leads, with the document's path where that is another. */
  referencesOf(source: string): Readonly<Record<string, string>>;
}

/** Where a value stands as written. */
interface Standing {
  readonly value: unknown;
  readonly source: string;
  readonly path: readonly string[];
}

/** A copy of a value that can be changed, in which an object that is used in several places is one object still. */
export function thawed(root: unknown): unknown {
  if (!isContainer(root)) return root;
  const copies = new Map<object, object>();
  const pending: object[] = [];
  const copyOf = (value: unknown): unknown => {
    if (!isContainer(value)) return value;
    let copy = copies.get(value);
    if (copy === undefined) {
      copy = Array.isArray(value) ? [] : {};
      copies.set(value, copy);
      pending.push(value);
    }
    return copy;
  };
  const result = copyOf(root);
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    const copy = copies.get(value) ?? {};
    for (const key of Object.keys(value)) {
      Object.defineProperty(copy, key, { value: copyOf(Reflect.get(value, key)), enumerable: true, configurable: true, writable: true });
    }
  }
  return result;
}

/**
 * What stands in the resolved document for each object of the documents as written: none for what nothing leads to, several where the resolver made
 * several. Undefined where the two do not fit together in a way that can be told.
 */
export function resolvedCopies(written: WrittenTogether, resolved: unknown): ReadonlyMap<object, readonly object[]> | undefined {
  const copies = new Map<object, object[]>();
  for (const value of written.values.values()) noteAll(value, copies);
  const originals = new Map<object, object>();
  const pending: { readonly standing: Standing; readonly copy: object }[] = [];
  const pair = (standing: Standing, copy: object): boolean => {
    const { value } = standing;
    if (!isContainer(value) || Array.isArray(value) !== Array.isArray(copy)) return false;
    const before = originals.get(copy);
    if (before !== undefined) return before === value;
    originals.set(copy, value);
    copies.get(value)?.push(copy);
    pending.push({ standing, copy });
    return true;
  };
  const root: Standing = { value: written.values.get(written.root), source: written.root, path: [] };
  if (!isContainer(resolved) || !pair(root, resolved)) return undefined;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { standing, copy } = next;
    const { value, source, path } = standing;
    if (!isContainer(value)) return undefined;
    const keys = Object.keys(copy);
    if (keys.length !== Object.keys(value).length) return undefined;
    for (const key of keys) {
      const [below, copied]: unknown[] = [Reflect.get(value, key), Reflect.get(copy, key)];
      if (!isContainer(below)) {
        if (!Object.is(below, copied)) return undefined;
        continue;
      }
      const at: Standing = { value: below, source, path: [...path, key] };
      const stays = isContainer(copied) && Reflect.get(copied, '$ref') === Reflect.get(below, '$ref');
      const stands = typeof Reflect.get(below, '$ref') !== 'string' || stays ? at : followed(written, at);
      if (stands === undefined) return undefined;
      if (isContainer(copied) ? !pair(stands, copied) : !Object.is(stands.value, copied)) return undefined;
    }
  }
  return copies;
}

/** Where the reference that stands somewhere leads in the end; undefined where that was not noted. */
function followed(written: WrittenTogether, from: Standing): Standing | undefined {
  let { source, path } = from;
  const passed = new Set<string>();
  for (;;) {
    const pointer = path.length === 0 ? '#' : pathToPointer([...path]);
    const target = written.referencesOf(source)[pointer];
    if (target === undefined || passed.has(`${source}\n${pointer}`)) break;
    passed.add(`${source}\n${pointer}`);
    if (!isLocalRef(target)) source = extractSourceFromRef(target) ?? source;
    path = target.includes('#') ? pointerToPath(target.slice(target.indexOf('#'))).map(String) : [];
  }
  if (passed.size === 0 || !written.values.has(source)) return undefined;
  return { value: valueAlong(written.values.get(source), path), source, path };
}

function noteAll(value: unknown, copies: Map<object, object[]>): void {
  if (!isContainer(value)) return;
  copies.set(value, []);
  for (const child of Object.values(value)) noteAll(child, copies);
}
