import { pathOfPointer, type JsonPath } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

/** Where we and decK part: we refuse what it writes, or write something else; with the place in the document that it is about. */
export interface Difference {
  readonly kind: 'refused' | 'different';
  readonly document: JsonValue | undefined;
  readonly path: JsonPath;
  readonly description: string;
  /** What our manifest holds where decK's has nothing. */
  readonly onlyOurs: JsonValue | undefined;
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
  {
    name: 'several references to a circle',
    isAt: ({ kind, document, onlyOurs }) => kind === 'different' && schemaTextsIn(onlyOurs).some((text) => isAliasOfCircle(document, text)),
  },
  {
    name: 'a property without a name',
    isAt: ({ kind, document, path }) => kind === 'refused' && path.at(-2) === '' && isJsonObject(valueAt(document, path.slice(0, -1))),
  },
  {
    name: 'a YAML text that Spectral’s reader cannot read',
    isAt: ({ kind, description }) =>
      kind === 'refused' && /YAML reader breaks off|^ours refuses: (unknown tag|cannot resolve a node)/.test(description),
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

/** The schemas of a request validator in what only our manifest holds: such a schema itself, or the plugin with its body's. */
function schemaTextsIn(value: JsonValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  const text = isJsonObject(value) ? valueAt(value, ['config', 'body_schema']) : undefined;
  return typeof text === 'string' ? [text] : [];
}

/** Whether a validator's schema is a reference to a reference to a reference to what has a circle. */
function isAliasOfCircle(document: JsonValue | undefined, text: string): boolean {
  const name = /^\{"\$ref":"#\/definitions\/([^"]*)"/.exec(text)?.[1];
  const steps: (JsonValue | undefined)[] = [{ $ref: `#/components/schemas/${name ?? ''}` }];
  for (let step = steps[0]; isJsonObject(step) && typeof step['$ref'] === 'string' && steps.length < 100; step = steps.at(-1))
    steps.push(valueAt(document, pathOfPointer(step['$ref']) ?? []));
  return steps.length > 3 && [...objectsFrom(document, steps.at(-1))].some((schema) => leadsBack(document, schema));
}

/** Whether what an object holds and refers to leads to it again. */
function leadsBack(document: JsonValue | undefined, schema: JsonObject): boolean {
  return Object.values(schema).some((value) => objectsFrom(document, value).has(schema));
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
