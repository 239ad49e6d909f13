import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { setMapEntries } from '../edit/setMapEntry';
import type { NewEntry } from '../edit/insertMapEntries';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import type { ExampleSummary } from '../openapi/exampleSummary';
import { judgedSummary } from '../openapi/judgedExamples';
import { ownerPath } from '../openapi/ownerPath';
import { isDescribed } from '../openapi/positionKind';

/** What a schema gets, given the examples that it has a part in judging; undefined: nothing to offer. */
export type Narrowing = (schema: JsonObject, examples: ExampleSummary) => readonly NewEntry[] | undefined;

/**
 * A fix that narrows a schema by adding keywords. What it adds must leave every example as valid as it was, or `oas3-valid-media-example`
 * and its like would come. With a `keyword`, the rule's findings lie on that rather than on
 * the schema.
 */
export function schemaFix(code: string, title: string, narrowing: Narrowing, keyword?: string): Fix {
  return {
    code,
    safety: 'changesContract',
    title: () => title,
    edits(document, finding, context) {
      const path = keyword === undefined ? finding.path : ownerPath(finding, keyword);
      const schema = valueAt(document.value, path);
      if (!isJsonObject(schema) || typeof schema['$ref'] === 'string' || !isDescribed(path)) return undefined;
      const entries = narrowing(schema, judgedSummary(document, path, context));
      if (entries === undefined || entries.length === 0) return undefined;
      return editsIn(document, setMapEntries(document, path, entries, { after: ['format', 'type'] }));
    },
  };
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
