import { isJsonArray, isJsonObject, type JsonValue } from '../document/jsonValue';
import { unmergedEntries } from './aliases';
import type { Context } from './context';
import { SCHEMA_KEYWORDS } from './schemaKeywords';
import { viewOf } from './schemaView';
import type { SpecNode } from './specNode';

/**
 * The keyword of a schema whose value is of a kind that makes decK leave out the schema as a whole: something other than a schema, or than a list of
 * schemas, where one has to stand. Undefined for a schema that is read. What stands further inside is not looked at.
 */
export function malformedKeyword(schema: SpecNode): SpecNode | undefined {
  if (!schema.isObject) return undefined;
  const found = schema.entries.find(([keyword, node]) =>
    keyword === 'dependentRequired'
      ? !unmergedEntries(node).every(([, { value }]) => isListOfScalars(value))
      : isMalformed(keyword, node.value),
  );
  return found?.[1];
}

/** Notes that values which a malformed schema describes are not validated. */
export function noteMalformed(context: Context, holder: SpecNode): void {
  const written = holder.child('schema');
  const keyword = written && malformedKeyword(viewOf(context, written).schema);
  if (keyword === undefined) return;
  context.note(keyword, `Values of this schema are not validated, since ${String(keyword.path.at(-1))} makes no sense here.`);
}

function isMalformed(keyword: string, value: JsonValue | undefined): boolean {
  if (keyword === 'discriminator') return !hasMappingOfTexts(value);
  const kind = SCHEMA_KEYWORDS.get(keyword);
  if (kind === 'schemas') return !isJsonArray(value);
  const mayBeFlag = kind === 'schemaOrBoolean' && typeof value === 'boolean';
  return (kind === 'schema' || kind === 'schemaOrBoolean') && !mayBeFlag && !isJsonObject(value);
}

function membersOf(value: JsonValue | undefined): (JsonValue | undefined)[] {
  return isJsonObject(value) ? Object.values(value) : [];
}

function isListOfScalars(value: JsonValue | undefined): boolean {
  return isJsonArray(value) && value.every((item) => typeof item !== 'object' || item === null);
}

function hasMappingOfTexts(value: JsonValue | undefined): boolean {
  if (!isJsonObject(value) || !('mapping' in value)) return true;
  const { mapping } = value;
  return isJsonObject(mapping) && membersOf(mapping).every((target) => typeof target === 'string');
}
