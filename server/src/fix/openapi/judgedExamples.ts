import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import { isJsonObject, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { openApiVersionOf } from '../../document/openApiVersion';
import type { FixContext } from '../fix';
import { reachableDocuments } from './reachableDocuments';
import { joinSummaries, summaryOf, type ExampleSummary } from './exampleSummary';
import { placesLeadingTo } from './placesLeadingTo';
import { placeName } from './referencesOf';
import { targetOf } from './resolve';

/**
 * The examples and defaults that a schema at a place has a part in judging: those of every object whose schema holds this one or leads to
 * it by `$ref`. What narrows a schema must leave these valid, or a finding would come.
 */
export function judgedExamples(document: Document, path: JsonPath, context: FixContext): JsonValue[] {
  return judgedHolders(document, path, context).flatMap(({ document: each, values }) => resolved(each, values, context));
}

const SUMMARIES = new WeakMap<FixContext, Map<readonly Shown[], ExampleSummary>>();

/** The same examples, summed up; each is looked at once for a context. */
export function judgedSummary(document: Document, path: JsonPath, context: FixContext): ExampleSummary {
  const known = SUMMARIES.get(context) ?? new Map<readonly Shown[], ExampleSummary>();
  SUMMARIES.set(context, known);
  const summaries = judgedHolders(document, path, context).map(({ document: each, values }) => {
    const summary = known.get(values) ?? summaryOf(eachValueIn(resolved(each, values, context)));
    known.set(values, summary);
    return summary;
  });
  return joinSummaries(summaries);
}

function judgedHolders(document: Document, path: JsonPath, context: FixContext): (ExampleHolder & { document: Document })[] {
  const leading = placesLeadingTo(document.uri, path, context);
  return reachableDocuments(context).flatMap((each) =>
    exampleHolders(each)
      .filter(({ schema }) => leading.has(schema))
      .map((holder) => ({ ...holder, document: each })),
  );
}

/** The values themselves: of an Example Object its `value`, of a `$ref` what it leads to; what `$ref`s inside a value lead to comes beside it. */
function resolved(document: Document, values: readonly Shown[], context: FixContext): JsonValue[] {
  const hasExampleObjects = openApiVersionOf(context.root.value) !== '2.0';
  const pending = values.map((shown) => ({ document, ...shown }));
  const seen = new Set<JsonValue>();
  const found: JsonValue[] = [];
  for (const next of pending) {
    const value = hasExampleObjects && next.isEntry ? valueOfExample(next.value) : next.value;
    if (!(isJsonObject(value) && typeof value['$ref'] === 'string')) found.push(value);
    for (const inner of eachValueIn([value])) {
      const ref = isJsonObject(inner) ? inner['$ref'] : undefined;
      const target = typeof ref === 'string' ? targetOf(next.document, ref, context) : undefined;
      if (target === undefined || seen.has(target.value)) continue;
      seen.add(target.value);
      pending.push({ document: target.document, value: target.value, isEntry: next.isEntry && inner === next.value });
    }
  }
  return found;
}

const EXAMPLE_FIELDS: ReadonlySet<string> = new Set(['value', 'summary', 'description', 'externalValue', 'dataValue', 'serializedValue']);

/** What an Example Object (OpenAPI 3.1, 4.8.19) shows; anything else is shown itself. */
function valueOfExample(example: JsonValue): JsonValue {
  if (!isJsonObject(example) || !('value' in example)) return example;
  return Object.keys(example).every((key) => EXAMPLE_FIELDS.has(key) || key.startsWith('x-')) ? (example['value'] ?? null) : example;
}

interface Shown {
  readonly value: JsonValue;
  /** Whether it may be an Example Object around the value, rather than the value. */
  readonly isEntry: boolean;
}

/** What an object shows as examples of its schema, or of itself. */
function shownBy(holder: JsonObject): Shown[] {
  const single = ['example', 'x-example', 'default'].flatMap((key): Shown[] => {
    const value = holder[key];
    return value === undefined ? [] : [{ value, isEntry: false }];
  });
  const { examples } = holder;
  const several = typeof examples === 'object' && examples !== null ? Object.values(examples) : [];
  return [...single, ...several.map((value: JsonValue | undefined) => ({ value: value ?? null, isEntry: isJsonObject(examples) }))];
}

interface ExampleHolder {
  /** The place of the schema that judges the values. */
  readonly schema: string;
  readonly values: readonly Shown[];
}

const HOLDERS = new WeakMap<Document, readonly ExampleHolder[]>();

function exampleHolders(document: Document): readonly ExampleHolder[] {
  const known = HOLDERS.get(document);
  if (known) return known;
  const holders: ExampleHolder[] = [];
  const pending: { value: JsonValue | undefined; path: JsonPath }[] = [{ value: document.value, path: [] }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const values = isJsonObject(value) ? shownBy(value) : [];
    // What stands under `components` counts where it is referred to.
    if (values.length > 0 && path.at(-1) !== 'components') {
      holders.push({ schema: placeName(document.uri, path), values });
      if (isJsonObject(value) && 'schema' in value) holders.push({ schema: placeName(document.uri, [...path, 'schema']), values });
    }
    const entries: [string | number, JsonValue | undefined][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
    for (const [key, child] of entries) pending.push({ value: child, path: [...path, key] });
  }
  HOLDERS.set(document, holders);
  return holders;
}

/** Every value in some values, themselves among them. */
export function* eachValueIn(values: readonly JsonValue[]): Generator<JsonValue> {
  const pending = [...values];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    if (typeof next === 'object' && next !== null) for (const child of Object.values(next)) if (child !== undefined) pending.push(child);
  }
}
