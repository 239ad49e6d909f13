import { pathOfPointer, type JsonPath } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

/** Where we and decK part: we refuse what it writes, or write something else; with the place in the document that it is about. */
export interface Difference {
  readonly kind: 'refused' | 'different';
  readonly document: JsonValue | undefined;
  readonly path: JsonPath;
  readonly description: string;
}

/** The differences that docs/manifest.md lists, each with what tells it by the node that differs. */
export const DOCUMENTED: readonly { readonly name: string; readonly isAt: (difference: Difference) => boolean }[] = [
  { name: 'numbers that JSON has not', isAt: ({ kind, document, path }) => kind === 'refused' && isNoJsonNumber(valueAt(document, path)) },
  { name: 'a $ref that is no text', isAt: ({ kind, document, path }) => kind === 'refused' && hasNoTarget(valueAt(document, path)) },
  {
    name: 'a schema that is itself',
    isAt: ({ kind, document, path }) => kind === 'refused' && isOwnTarget(document, valueAt(document, path)),
  },
  {
    name: 'a choice with and without a type',
    isAt: ({ description, document, path }) => /needs a type beside/.test(description) && choicesDiffer(document, valueAt(document, path)),
  },
  { name: 'an unknown version', isAt: ({ kind, path }) => kind === 'refused' && path.length === 1 && path[0] === 'openapi' },
  {
    name: 'several documents in one file',
    isAt: ({ kind, description }) => kind === 'refused' && /single document/.test(description),
  },
  { name: 'U+0085 in a text', isAt: ({ document, path }) => /\u0085/.test(JSON.stringify(valueAt(document, path) ?? '')) },
];

/** The name of the documented difference that explains this one; undefined where none does. */
export function documentedDifference(difference: Difference): string | undefined {
  return DOCUMENTED.find(({ isAt }) => isAt(difference))?.name;
}

function isNoJsonNumber(value: JsonValue | undefined): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function hasNoTarget(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && '$ref' in value && (typeof value['$ref'] !== 'string' || /^#?$/.test(value['$ref']));
}

/** Whether the references of a schema, one after the other, lead back to it. */
function isOwnTarget(document: JsonValue | undefined, value: JsonValue | undefined): boolean {
  const seen = new Set<string>();
  let current = value;
  for (;;) {
    const target = isJsonObject(current) ? current['$ref'] : undefined;
    if (typeof target !== 'string') return false;
    if (seen.has(target)) return true;
    seen.add(target);
    current = valueAt(document, pathOfPointer(target) ?? []);
  }
}

/** Whether of the `oneOf` and `anyOf` that a schema leads to some stand beside a `type` and some do not: decK meets them in a random order. */
function choicesDiffer(document: JsonValue | undefined, value: JsonValue | undefined): boolean {
  const choices = [...objectsFrom(document, value)].filter((schema) => 'oneOf' in schema || 'anyOf' in schema);
  return choices.some((schema) => 'type' in schema) && choices.some((schema) => !('type' in schema));
}

/** Every object in a value and in what its references lead to, each once. */
function objectsFrom(document: JsonValue | undefined, value: JsonValue | undefined): Set<JsonObject> {
  const found = new Set<JsonObject>();
  const pending = [value];
  for (let next = pending.pop(); pending.length > 0 || next !== undefined; next = pending.pop()) {
    if (isJsonArray(next)) pending.push(...next);
    if (!isJsonObject(next) || found.has(next)) continue;
    found.add(next);
    const target = next['$ref'];
    pending.push(...Object.values(next), typeof target === 'string' ? valueAt(document, pathOfPointer(target) ?? []) : undefined);
  }
  return found;
}
