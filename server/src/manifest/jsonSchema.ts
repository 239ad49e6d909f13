import type { JsonObject, JsonValue } from '../document/jsonValue';
import { unmergedEntries } from './aliases';
import { canonicalJson } from './canonicalJson';
import type { Context } from './context';
import { malformedKeyword } from './malformedSchemas';
import { Refusal } from './refusal';
import { renderSchema } from './schemaRendering';
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
    ...(reference === undefined ? renderSchema(context, seen) : { $ref: reference }),
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
    refuseMalformed(schema);
    const name = reference?.replace(COMPONENTS, '');
    if (name !== undefined && definitions.has(name)) continue;
    if (name !== undefined) definitions.set(name, renderSchema(context, isBeside ? next : schema) ?? {});
    pending.push(...subschemasOf(schema));
  }
  return definitions;
}

/** decK breaks off at a malformed schema inside one that it carries. */
function refuseMalformed(schema: SpecNode): void {
  const keyword = malformedKeyword(schema);
  if (keyword === undefined) return;
  throw new Refusal(
    keyword,
    `The value of ${String(keyword.path.at(-1))} makes no sense in a schema, so what it is in cannot be validated. Correct it.`,
  );
}

/** The schemas inside a schema, last first. */
function subschemasOf(schema: SpecNode): SpecNode[] {
  return FOLLOWED.flatMap((keyword) => {
    const node = schema.child(keyword);
    if (node === undefined) return [];
    const inner = keyword === 'properties' ? unmergedEntries(node).map(([, property]) => property) : [...node.items, node];
    return inner.filter(({ isObject }) => isObject);
  }).reverse();
}
