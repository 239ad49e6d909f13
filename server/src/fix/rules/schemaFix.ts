import type { Document } from '../../document/document';
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { setMapEntries } from '../edit/setMapEntry';
import type { NewEntry } from '../edit/insertMapEntries';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { eachValueIn, judgedExamples } from '../openapi/judgedExamples';
import { isDescribed } from '../openapi/positionKind';

/** What a schema gets, given the schema and every value inside the examples that it has a part in judging; undefined: nothing to offer. */
export type Narrowing = (schema: JsonObject, values: readonly JsonValue[]) => readonly NewEntry[] | undefined;

/**
 * A fix that narrows a schema by adding keywords. What it adds must leave every example as valid as it was, or `oas3-valid-media-example`
 * and its like would come.
 */
export function schemaFix(code: string, title: string, narrowing: Narrowing): Fix {
  return {
    code,
    safety: 'changesContract',
    title: () => title,
    edits(document, finding, context) {
      const path = schemaPath(document, finding.path);
      const schema = valueAt(document.value, path);
      if (!isJsonObject(schema) || typeof schema['$ref'] === 'string' || !isDescribed(path)) return undefined;
      const entries = narrowing(schema, [...eachValueIn(judgedExamples(document, path, context))]);
      if (entries === undefined || entries.length === 0) return undefined;
      return editsIn(document, setMapEntries(document, path, entries, { after: ['format', 'type'] }));
    },
  };
}

/** A finding may lie on the keyword rather than on the schema that has it. */
function schemaPath(document: Document, path: readonly (string | number)[]): readonly (string | number)[] {
  const isKeyword = path.at(-1) === 'additionalProperties' || path.at(-1) === 'unevaluatedProperties';
  const holder = isKeyword ? valueAt(document.value, path.slice(0, -1)) : undefined;
  return isJsonObject(holder) && holder['type'] === 'object' ? path.slice(0, -1) : path;
}

/** The types that a schema allows. */
export function typesOf(schema: JsonObject): readonly JsonValue[] {
  const { type } = schema;
  return Array.isArray(type) ? type : [type ?? null];
}

/** The first of some limits, smallest first, that is no less than any of these numbers; undefined when none is. */
export function firstAtLeast(limits: readonly number[], ...numbers: readonly number[]): number | undefined {
  return limits.find((limit) => numbers.every((number) => number <= limit));
}
