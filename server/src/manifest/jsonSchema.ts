import type { JsonObject, JsonValue } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import type { Context } from './context';
import { SCHEMA_KEYWORDS, type KeywordKind } from './schemaKeywords';
import { viewOf } from './schemaView';
import type { SpecNode } from './specNode';

const COMPONENTS = '#/components/schemas/';
/** Where decK looks for references that need a definition, in this order; it passes over those in other keywords. */
const FOLLOWED = ['allOf', 'anyOf', 'oneOf', 'properties', 'not', 'additionalProperties', 'items'];

/** A schema as the gateway's request validator takes it: one JSON text, what it refers to under `definitions`. */
export interface ExtractedSchema {
  readonly text: string;
  readonly value: JsonObject;
}

/** Extracts a schema and everything that it refers to, in circles too. */
export function extractSchema(context: Context, schema: SpecNode): ExtractedSchema {
  const definitions = definitionsOf(context, schema);
  const { reference, schema: seen } = viewOf(context, schema);
  const value: JsonObject = {
    ...(reference === undefined ? render(context, seen) : { $ref: reference }),
    ...(definitions.size > 0 ? { definitions: Object.fromEntries(definitions) } : {}),
  };
  const text = canonicalJson(value).replaceAll(`"$ref":"${COMPONENTS}`, '"$ref":"#/definitions/');
  return { text, value };
}

/** Whatever a schema refers to by the name under which it is defined, as it is first met. */
function definitionsOf(context: Context, root: SpecNode): Map<string, JsonValue> {
  const definitions = new Map<string, JsonValue>();
  const pending = [root];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { reference, schema, isBeside } = viewOf(context, next);
    const name = reference?.replace(COMPONENTS, '');
    if (name !== undefined && definitions.has(name)) continue;
    if (name !== undefined) definitions.set(name, isBeside ? render(context, next) : render(context, schema));
    pending.push(...subschemasOf(schema));
  }
  return definitions;
}

/** The schemas inside a schema, last first. */
function subschemasOf(schema: SpecNode): SpecNode[] {
  return FOLLOWED.flatMap((keyword) => {
    const node = schema.child(keyword);
    if (node === undefined) return [];
    const inner = keyword === 'properties' ? node.entries.map(([, property]) => property) : [...node.items, node];
    return inner.filter(({ isObject }) => isObject);
  }).reverse();
}

/** A schema with the keywords that are carried; a reference stays one. */
function render(context: Context, node: SpecNode): JsonObject {
  const { reference, schema, isBeside } = viewOf(context, node);
  if (reference !== undefined && !isBeside) return { $ref: reference };
  const members = schema.entries.flatMap(([keyword, child]): [string, JsonValue][] => {
    const kind = keyword.startsWith('x-') ? 'value' : SCHEMA_KEYWORDS.get(keyword);
    const value = kind === undefined ? undefined : renderKeyword(context, kind, child);
    return value === undefined ? [] : [[keyword, value]];
  });
  return Object.fromEntries([...members, ...(reference === undefined ? [] : [['$ref', reference]])]);
}

function renderKeyword(context: Context, kind: KeywordKind, node: SpecNode): JsonValue | undefined {
  const { value } = node;
  switch (kind) {
    case 'text':
      return node.text;
    case 'flag':
      return value === true ? true : undefined;
    case 'number':
      return value === 0 ? undefined : value;
    case 'schema':
      return node.isObject ? render(context, node) : value;
    case 'schemaOrFlag':
      return node.isObject ? render(context, node) : value;
    case 'schemas':
      return node.items.map((item) => render(context, item));
    case 'schemaMap':
      return Object.fromEntries(node.entries.map(([name, schema]) => [name, render(context, schema)]));
    default:
      return value;
  }
}
