import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { followReference, referenceOf } from './referenceTarget';
import type { SpecTexts } from './specTexts';

/** From which side a schema is looked at: what is `readOnly` is no part of a request, what is `writeOnly` no part of a response. */
export type View = 'request' | 'response';

/**
 * The names of a schema's properties that do not exist in a view, those of its `allOf` included (OpenAPI 3.0.3, "Schema Object", `readOnly`):
 * they are neither required nor allowed there.
 */
export function hiddenProperties(texts: SpecTexts, uri: string, schema: JsonObject, view: View, siblings: boolean): Set<string> {
  const hidden = new Set<string>();
  const visited = new Set<JsonValue>();
  const pending: { uri: string; value: JsonValue | undefined }[] = [{ uri, value: schema }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { uri: at, value } = resolved(texts, next.uri, next.value, siblings);
    if (!isJsonObject(value) || visited.has(value)) continue;
    visited.add(value);
    const properties = value['properties'];
    for (const [name, property] of isJsonObject(properties) ? Object.entries(properties) : []) {
      if (isHidden(texts, at, property, view, siblings)) hidden.add(name);
    }
    const parts = value['allOf'];
    if (isJsonArray(parts)) for (const part of parts) pending.push({ uri: at, value: part });
  }
  return hidden;
}

function isHidden(texts: SpecTexts, uri: string, property: JsonValue | undefined, view: View, siblings: boolean): boolean {
  const keyword = view === 'request' ? 'readOnly' : 'writeOnly';
  const { value } = resolved(texts, uri, property, siblings);
  return isJsonObject(value) && value[keyword] === true;
}

function resolved(
  texts: SpecTexts,
  uri: string,
  value: JsonValue | undefined,
  siblings: boolean,
): { uri: string; value: JsonValue | undefined; path?: JsonPath } {
  const reference = referenceOf(value);
  if (reference === undefined || (siblings && isJsonObject(value) && Object.keys(value).length > 1)) return { uri, value };
  const target = followReference(texts, uri, reference, siblings);
  return target.ok ? { uri: target.origin.uri, value: target.value } : { uri, value: undefined };
}
