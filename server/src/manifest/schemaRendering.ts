import { isJsonArray, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { Document } from '../document/document';
import { hasAliasesInside, itemText, unmergedEntries } from './aliases';
import type { Context } from './context';
import { malformedKeyword } from './malformedSchemas';
import { Refusal } from './refusal';
import { FLAGS, OBJECT_FIELDS, SCHEMA_KEYWORDS, TEXTS, type KeywordKind } from './schemaKeywords';
import { viewOf } from './schemaView';
import type { SpecNode } from './specNode';
import { memberAsDeckReads, valueAsDeckReads } from './yamlReading';

/**
 * A schema with the keywords that are carried, as decK writes them; a reference stays one. Keywords whose value makes no sense are left out.
 * Undefined for a malformed schema, which is left out as a whole.
 */
export function renderSchema(context: Context, node: SpecNode): JsonObject | undefined {
  const { reference, schema, isBeside } = viewOf(context, node);
  if (reference !== undefined && !isBeside) return { $ref: reference };
  if (malformedKeyword(schema) !== undefined) return undefined;
  const members = schema.entries.flatMap(([keyword, child]): [string, JsonValue][] => {
    const kind = keyword.startsWith('x-') ? 'value' : SCHEMA_KEYWORDS.get(keyword);
    const value = kind === undefined ? undefined : renderKeyword(context, kind, keyword, child);
    return value === undefined ? [] : [[keyword, value]];
  });
  return Object.fromEntries([...members, ...(reference === undefined ? [] : [['$ref', reference]])]);
}

function renderKeyword(context: Context, kind: KeywordKind, keyword: string, node: SpecNode): JsonValue | undefined {
  const { value } = node;
  switch (kind) {
    case 'text':
      return node.text;
    case 'texts':
      return isJsonArray(value) ? node.items.map(itemText) : undefined;
    case 'type':
      return typeOf(node);
    case 'flag':
      return value === true ? true : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return numberOf(keyword, node);
    case 'integer':
      return integerOf(node);
    case 'limit':
      return limitOf(context, node);
    case 'value':
      return hasAliasesInside(node) ? undefined : memberAsDeckReads(node);
    case 'values':
      return isJsonArray(value) && value.length > 0 && !hasAliasesInside(node) ? valueAsDeckReads(node) : undefined;
    case 'object':
      return objectOf(keyword, node);
    case 'schemas':
      return schemasOf(context, node);
    case 'schemaMap':
      return schemaMapOf(context, node);
    case 'schema':
    case 'schemaOrBoolean':
      break;
  }
  return node.isObject ? renderSchema(context, node) : value;
}

function schemasOf(context: Context, node: SpecNode): JsonValue | undefined {
  const schemas = node.items.map((item) => renderSchema(context, item)).filter((item) => item !== undefined);
  return schemas.length === 0 ? undefined : schemas;
}

/**
 * A schema without a name is written in place of all before it: its keywords stand among the names that follow. Where one of these is such a keyword,
 * decK leaves the whole schema empty; a route that silently is not validated is worse than none.
 */
function schemaMapOf(context: Context, node: SpecNode): JsonObject | undefined {
  const named = new Map<string, JsonValue | undefined>();
  const keywords = new Map<string, SpecNode | undefined>();
  for (const [name, schema] of unmergedEntries(node)) {
    const rendered = renderSchema(context, schema);
    if (name !== '') {
      if (keywords.has(name))
        throw new Refusal(
          keywords.get(name) ?? schema,
          `This stands in a property without a name and would take the place of the property “${name}”. Name the one without.`,
        );
      named.set(name, rendered);
      continue;
    }
    named.clear();
    keywords.clear();
    for (const [keyword, value] of Object.entries(rendered ?? {})) {
      named.set(keyword, value);
      keywords.set(keyword, schema.child(keyword));
    }
  }
  return node.child('') !== undefined && named.size === 0 ? undefined : Object.fromEntries(named);
}

/** One type is written as one, also where it stands alone in an array; what YAML takes for a number or a date is none. */
function typeOf(node: SpecNode): JsonValue | undefined {
  if (typeof node.value === 'string') return valueAsDeckReads(node) === node.value ? node.value : undefined;
  if (!isJsonArray(node.value)) return undefined;
  const types = node.items.map(itemText);
  return types.length === 1 ? types[0] : types;
}

/** decK reads the digits of such a number once more, and takes what is in another base than ten for 0. */
function numberOf(keyword: string, node: SpecNode): JsonValue | undefined {
  const { written } = node;
  const isOdd = written !== undefined && /^[-+]?(0(x[0-9a-f]|o[0-7]|b[01])|\.(inf|nan)|[0-9_]*__)/i.test(written.source);
  const value = isOdd && written.isPlain ? 0 : valueAsDeckReads(node);
  return typeof value === 'number' && !(keyword === 'multipleOf' && value === 0) ? value : undefined;
}

/** decK counts with integers of 64 bits. */
const LARGEST_INTEGER = 2 ** 63;

/** decK counts in whole numbers of base ten and takes any other for 0. */
export function integerOf(node: SpecNode): number | undefined {
  const { written } = node;
  const plain = written?.isPlain === true ? written.source : countInJson(node);
  if (plain !== undefined && /^[-+]?\.(inf|nan)$/i.test(plain)) return 0;
  const value = valueAsDeckReads(node);
  if (typeof value !== 'number') return undefined;
  const counted = plain === undefined ? value : /^[-+]?\d+$/.test(plain) ? Number(plain) : 0;
  return Number.isInteger(counted) && Math.abs(counted) < 1e21 ? Math.max(-LARGEST_INTEGER, Math.min(LARGEST_INTEGER, counted)) + 0 : 0;
}

/** Whether a JSON text says a count otherwise than in digits; where every number stands is known only after the text was read once more. */
const ODD_COUNT = /"m(?:ax|in)(?:Length|Items|Properties|Contains)"\s*:\s*-?\d+[.eE]/;
const hasOddCounts = new WeakMap<Document, boolean>();

function countInJson(node: SpecNode): string | undefined {
  const { document, value } = node;
  if (document.language !== 'json' || typeof value !== 'number') return undefined;
  const isOdd = hasOddCounts.get(document) ?? ODD_COUNT.test(document.text);
  hasOddCounts.set(document, isOdd);
  return isOdd ? node.source : undefined;
}

function scalarText(value: JsonValue | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}

/** Before OpenAPI 3.1 an exclusive limit is a flag, since then a number; what is neither is taken for its nothing. */
function limitOf(context: Context, node: SpecNode): JsonValue {
  const text = node.document.language === 'json' ? scalarText(node.value) : node.text;
  if (!context.keepsSiblings) return /^(1|t|T|TRUE|true|True)$/.test(text);
  return /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : 0;
}

function objectOf(keyword: string, node: SpecNode): JsonObject {
  const fields = OBJECT_FIELDS.get(keyword) ?? [];
  const members = node.entries.flatMap(([key, child]): [string, JsonValue][] => {
    if (key.startsWith('x-') ? !fields.includes('x-') : !fields.includes(key)) return [];
    if (FLAGS.includes(key) && typeof child.value !== 'boolean') return [];
    const value = TEXTS.includes(key) ? child.text : key === 'mapping' ? mappingOf(child) : memberAsDeckReads(child);
    return value === undefined ? [] : [[key, value]];
  });
  return Object.fromEntries(members);
}

function mappingOf(node: SpecNode): JsonObject {
  return Object.fromEntries(node.entries.map(([name, target]) => [name, itemText(target)]));
}
