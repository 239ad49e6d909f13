import { pathOfPointer, type JsonPath } from '../document/jsonPath';
import { isJsonObject, type JsonValue } from '../document/jsonValue';
import { resolveReference } from '../document/uri';
import type { Origin, SpecTexts } from './specTexts';

/** Where a `$ref` leads in the end, or a sentence that says why it leads nowhere. */
export type ReferenceTarget =
  { readonly ok: true; readonly origin: Origin; readonly value: JsonValue } | { readonly ok: false; readonly message: string };

/** A property's `$ref`, when it has one that is a string. */
export function referenceOf(value: JsonValue | undefined): string | undefined {
  if (!isJsonObject(value) || !Object.hasOwn(value, '$ref')) return undefined;
  const reference = value['$ref'];
  return typeof reference === 'string' ? reference : undefined;
}

/**
 * Follows a `$ref` through objects that are nothing but another `$ref` (JSON Reference; RFC 6901 for the fragment). Only texts of the
 * specification are looked into. With `siblings`, an object with further keywords beside its `$ref` is a target itself, as in OpenAPI 3.1.
 */
export function followReference(texts: SpecTexts, from: string, reference: string, siblings: boolean): ReferenceTarget {
  const visited = new Set<string>();
  let uri = from;
  let next = reference;
  for (;;) {
    const step = targetOf(texts, uri, next);
    if (!step.ok) return step;
    const key = `${step.origin.uri}#${JSON.stringify(step.origin.path)}`;
    if (visited.has(key))
      return { ok: false, message: `The reference “${reference}” leads back to itself. Point it at something that is written out.` };
    visited.add(key);
    const further = referenceOf(step.value);
    if (further === undefined || (siblings && isJsonObject(step.value) && Object.keys(step.value).length > 1)) return step;
    uri = step.origin.uri;
    next = further;
  }
}

function targetOf(texts: SpecTexts, from: string, reference: string): ReferenceTarget {
  const uri = resolveReference(from, reference);
  if (uri === undefined)
    return {
      ok: false,
      message: `The reference “${reference}” leaves the workspace. The mock fetches nothing: keep a copy beside the document and point to that.`,
    };
  const document = texts.document(uri);
  if (document === undefined)
    return { ok: false, message: `The reference “${reference}” points to a file that is not there. Check its spelling.` };
  const syntax = document.problems[0];
  if (syntax !== undefined)
    return { ok: false, message: `The reference “${reference}” points to a file that cannot be read: ${syntax.message}` };
  const hash = reference.indexOf('#');
  const path: JsonPath | undefined = pathOfPointer(hash < 0 ? '' : reference.slice(hash));
  if (path === undefined)
    return {
      ok: false,
      message: `The reference “${reference}” names an anchor. The mock follows JSON Pointers only, such as “#/components/schemas/Pet”.`,
    };
  const value = texts.value({ uri, path });
  if (value === undefined)
    return {
      ok: false,
      message: `The reference “${reference}” points to nothing: “${reference.slice(Math.max(hash, 0))}” is not in that document.`,
    };
  return { ok: true, origin: { uri, path }, value };
}
