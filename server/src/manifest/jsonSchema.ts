import type { JsonObject, JsonValue } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import type { Context } from './context';
import { referenceOf } from './references';
import { SCHEMA_KEYWORDS, type KeywordKind } from './schemaKeywords';
import type { SpecNode } from './specNode';

const COMPONENTS = '#/components/schemas/';
/** Where decK looks for references that need a definition; it passes over those in other keywords. */
const FOLLOWED = new Set(['allOf', 'anyOf', 'oneOf', 'properties', 'not', 'additionalProperties', 'items']);

/** A schema as the gateway's request validator takes it: one JSON text, what it refers to under `definitions`. */
export interface ExtractedSchema {
  readonly text: string;
  readonly value: JsonObject;
}

/** Extracts a schema and everything that it refers to, in circles too. */
export function extractSchema(context: Context, schema: SpecNode): ExtractedSchema {
  const definitions = new Map<string, JsonValue>();
  collectDefinitions(context, schema, definitions);
  const value: JsonObject = {
    ...asObject(render(schema)),
    ...(definitions.size > 0 ? { definitions: Object.fromEntries(definitions) } : {}),
  };
  const text = canonicalJson(value).replaceAll(`"$ref":"${COMPONENTS}`, '"$ref":"#/definitions/');
  return { text, value };
}

function collectDefinitions(context: Context, schema: SpecNode, definitions: Map<string, JsonValue>): void {
  const pending = [schema];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const reference = referenceOf(next);
    const name = reference?.replace(COMPONENTS, '');
    if (name !== undefined && definitions.has(name)) continue;
    const resolved = context.references.resolve(next);
    if (name !== undefined) definitions.set(name, render(resolved));
    pending.push(...subschemas(resolved).reverse());
  }
}

function subschemas(schema: SpecNode): SpecNode[] {
  return schema.entries.flatMap(([keyword, node]) => {
    if (!FOLLOWED.has(keyword)) return [];
    if (keyword === 'properties') return node.entries.map(([, property]) => property);
    return [...node.items, node].filter(({ isObject }) => isObject);
  });
}

/** A schema with the keywords that are carried; a reference stays one. */
function render(schema: SpecNode): JsonValue {
  const reference = referenceOf(schema);
  if (reference !== undefined) return { $ref: reference };
  const members = schema.entries.flatMap(([keyword, node]): [string, JsonValue][] => {
    const kind = keyword.startsWith('x-') ? 'value' : SCHEMA_KEYWORDS.get(keyword);
    const value = kind === undefined ? undefined : renderKeyword(kind, node);
    return value === undefined ? [] : [[keyword, value]];
  });
  return Object.fromEntries(members);
}

function renderKeyword(kind: KeywordKind, node: SpecNode): JsonValue | undefined {
  const { value } = node;
  switch (kind) {
    case 'text':
      return node.text;
    case 'flag':
      return value === true ? true : undefined;
    case 'number':
      return value === 0 ? undefined : value;
    case 'schema':
      return node.isObject ? render(node) : value;
    case 'schemaOrFlag':
      return node.isObject ? render(node) : value;
    case 'schemas':
      return node.items.map(render);
    case 'schemaMap':
      return Object.fromEntries(node.entries.map(([name, schema]) => [name, render(schema)]));
    default:
      return value;
  }
}

function asObject(value: JsonValue): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
