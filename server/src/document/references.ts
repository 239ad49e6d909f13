import type { JsonPath } from './jsonPath';
import type { JsonValue } from './jsonValue';
import { resolveReference } from './uri';

/** A `$ref` as it stands in a document. */
export interface Reference {
  /** The path of the object that holds the `$ref`. */
  readonly path: JsonPath;
  readonly target: string;
}

/** Every `$ref` of a value in document order, told without following any (JSON Reference; OpenAPI 3.1, section 4.8.23). */
export function referencesIn(value: JsonValue | undefined): Reference[] {
  const found: Reference[] = [];
  const pending: { value: JsonValue | undefined; path: JsonPath }[] = [{ value, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: item, path } = next;
    if (typeof item !== 'object' || item === null) continue;
    const entries: [string | number, JsonValue | undefined][] = Array.isArray(item) ? [...item.entries()] : Object.entries(item);
    for (const [key, child] of entries.reverse()) {
      if (key === '$ref' && typeof child === 'string') found.push({ path, target: child });
      else if (typeof child === 'object' && child !== null) pending.push({ value: child, path: [...path, key] });
    }
  }
  return found;
}

/** What the `$ref`s of a value say, each target once, in document order. */
export function targetsIn(value: JsonValue | undefined): ReadonlySet<string> {
  return new Set(referencesIn(value).map(({ target }) => target));
}

/** The addresses of other documents that a document refers to, each once; those that could never be a file of the workspace are left out. */
export function referencedUris({
  uri,
  referenceTargets,
}: {
  readonly uri: string;
  readonly referenceTargets: ReadonlySet<string>;
}): string[] {
  const addresses = new Set<string>();
  for (const target of referenceTargets) {
    const resolved = target.startsWith('#') ? undefined : resolveReference(uri, target);
    if (resolved !== undefined && resolved !== uri) addresses.add(resolved);
  }
  return [...addresses];
}

/**
 * The targets of a text's references to other documents, told without parsing it: every `$ref` key with a value that does not begin with `#`,
 * in YAML or JSON. May give one that stands in a comment or an example; never misses one that is written on one line.
 */
export function externalTargetsInText(text: string): string[] {
  const targets = new Set<string>();
  for (const match of text.matchAll(/\$ref["']?\s*:\s*(?:"([^"#\n][^"\n]*)"|'([^'#\n][^'\n]*)'|([^\s"'#{}[\],][^\n,{}]*))/g)) {
    const [, double, single, plain] = match;
    const target = (double === undefined ? (single ?? plain?.replace(/\s#.*$/, '') ?? '') : unescaped(double)).trim();
    if (target !== '') targets.add(target);
  }
  return [...targets];
}

/** A double-quoted scalar as it is meant; as it stands where its escapes are none of JSON's. */
function unescaped(text: string): string {
  try {
    const value: unknown = JSON.parse(`"${text}"`);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
