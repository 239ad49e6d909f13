import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { OpenApiVersion } from '../document/openApiVersion';
import { hiddenProperties, type View } from './hiddenProperties';
import type { MockProblem } from './mockTypes';
import { followReference, referenceOf } from './referenceTarget';
import { ADDRESS_KEYWORDS, SCHEMA_KEYWORDS } from './schemaShape';
import type { Origin, SpecTexts } from './specTexts';

/** A schema that something refers to, rewritten so that it refers to other bundled schemas only. */
export interface BundledSchema {
  readonly key: string;
  readonly schema: JsonValue;
  /** The keys of the bundled schemas that it refers to itself. */
  readonly references: ReadonlySet<string>;
}

/** The pointer under which Prism's parts look for bundled schemas. */
export const BUNDLE_POINTER = '#/__bundled__/';

/** What is collected while one schema, or all schemas of one operation, are rewritten. */
export interface Rewriting {
  readonly view: View;
  readonly references: Set<string>;
}

/**
 * Every schema that is referred to, once, under one map: reference cycles stay references, so that loading takes time by the size of the texts
 * and not by the number of ways through them. Requests and responses have a schema each, see `hiddenProperties`.
 */
export class SchemaBundle {
  private readonly schemas = new Map<string, BundledSchema>();
  private readonly keys = new Map<string, string>();
  private readonly names = new Map<string, number>();
  private readonly pending: { key: string; origin: Origin; view: View }[] = [];
  private readonly origins = new WeakMap<object, Origin>();
  /** Whether keywords beside a `$ref` count: from OpenAPI 3.1 on. */
  private readonly siblings: boolean;

  constructor(
    private readonly texts: SpecTexts,
    private readonly version: OpenApiVersion,
    private readonly problems: MockProblem[],
  ) {
    this.siblings = version === '3.1' || version === '3.2';
  }

  /** The bundled schema of a key, such as stands behind `BUNDLE_POINTER`. */
  get(key: string): BundledSchema | undefined {
    return this.schemas.get(key);
  }

  /** Where a rewritten schema comes from. */
  originOf(schema: object): Origin | undefined {
    return this.origins.get(schema);
  }

  /** A schema with each `$ref` led into the bundle; what it refers to is bundled as well. */
  rewrite(schema: JsonValue, origin: Origin, rewriting: Rewriting): JsonValue {
    const rewritten = this.rewriteSchema(schema, origin, rewriting, new Set());
    for (let next = this.pending.pop(); next !== undefined; next = this.pending.pop()) {
      const { key, origin: at, view } = next;
      const references = new Set<string>();
      const value = this.rewriteSchema(this.texts.value(at) ?? {}, at, { view, references }, new Set());
      this.schemas.set(key, { key, schema: value, references });
    }
    return rewritten;
  }

  /** The keys of all bundled schemas that lead from these. */
  closure(keys: Iterable<string>): string[] {
    const reached = new Set(keys);
    for (const key of reached) for (const further of this.schemas.get(key)?.references ?? []) reached.add(further);
    return [...reached];
  }

  private rewriteSchema(schema: JsonValue, origin: Origin, rewriting: Rewriting, inherited: ReadonlySet<string>): JsonValue {
    if (!isJsonObject(schema)) return schema;
    const reference = referenceOf(schema);
    const entries: [string, JsonValue][] = [];
    if (reference !== undefined) entries.push(['$ref', BUNDLE_POINTER + this.refer(reference, origin, rewriting)]);
    if (reference === undefined || this.siblings) this.rewriteKeywords(schema, origin, rewriting, inherited, entries);
    const rewritten: JsonObject = Object.fromEntries(entries);
    this.origins.set(rewritten, origin);
    return rewritten;
  }

  private rewriteKeywords(
    schema: JsonObject,
    origin: Origin,
    rewriting: Rewriting,
    inherited: ReadonlySet<string>,
    entries: [string, JsonValue][],
  ): void {
    const hidden = new Set([...inherited, ...hiddenProperties(this.texts, origin.uri, schema, rewriting.view, this.siblings)]);
    for (const [keyword, value] of Object.entries(schema)) {
      if (value === undefined || keyword === '$ref' || ADDRESS_KEYWORDS.has(keyword) || !this.isUsable(schema, keyword, origin)) continue;
      const shape = SCHEMA_KEYWORDS.get(keyword);
      const at = { uri: origin.uri, path: [...origin.path, keyword] };
      if (keyword === 'required' && isJsonArray(value))
        entries.push([keyword, value.filter((name) => typeof name !== 'string' || !hidden.has(name))]);
      // A value that is named twice allows nothing more; Prism's validator would refuse the schema for it, and check nothing.
      else if (keyword === 'enum' && isJsonArray(value))
        entries.push([keyword, [...new Map(value.map((each) => [JSON.stringify(each), each])).values()]]);
      else if (shape === undefined) entries.push([keyword, value]);
      else if (shape === 'map')
        entries.push([keyword, this.rewriteMap(value, at, rewriting, keyword === 'properties' ? hidden : new Set())]);
      else entries.push([keyword, this.rewriteOneOrList(value, at, rewriting, keyword === 'allOf' ? hidden : new Set())]);
    }
  }

  /**
   * Whether a keyword can be passed on. One that the validator chokes on would leave the whole schema unchecked: `nullable` counts in OpenAPI 3.0 and
   * beside a `type` only (3.0.3, "Schema Object"), and a pattern must be a regular expression.
   */
  private isUsable(schema: JsonObject, keyword: string, origin: Origin): boolean {
    if (keyword === 'nullable') return this.version === '3.0' && typeof schema['type'] === 'string';
    const pattern = schema['pattern'];
    if (keyword !== 'pattern' || typeof pattern !== 'string' || isUnicodePattern(pattern)) return true;
    const message = `The pattern “${pattern}” is no regular expression in Unicode mode, so the mock does not check it. Look for needless backslashes.`;
    this.problems.push(this.texts.problem('warning', message, below(origin, 'pattern')));
    return false;
  }

  private rewriteMap(value: JsonValue, origin: Origin, rewriting: Rewriting, hidden: ReadonlySet<string>): JsonValue {
    if (!isJsonObject(value)) return value;
    const kept = Object.entries(value).filter(([name]) => !hidden.has(name));
    return Object.fromEntries(
      kept.map(([name, schema]) => [name, this.rewriteSchema(schema ?? {}, below(origin, name), rewriting, new Set())]),
    );
  }

  private rewriteOneOrList(value: JsonValue, origin: Origin, rewriting: Rewriting, hidden: ReadonlySet<string>): JsonValue {
    if (!isJsonArray(value)) return this.rewriteSchema(value, origin, rewriting, hidden);
    return value.map((schema, index) => this.rewriteSchema(schema, below(origin, index), rewriting, hidden));
  }

  private refer(reference: string, origin: Origin, rewriting: Rewriting): string {
    const target = followReference(this.texts, origin.uri, reference, this.siblings);
    if (!target.ok) {
      this.problems.push(this.texts.problem('error', target.message, below(origin, '$ref')));
      return 'missing';
    }
    const identity = `${rewriting.view} ${target.origin.uri}#${JSON.stringify(target.origin.path)}`;
    let key = this.keys.get(identity);
    if (key === undefined) {
      key = this.freshKey(target.origin.path);
      this.keys.set(identity, key);
      this.pending.push({ key, origin: target.origin, view: rewriting.view });
    }
    rewriting.references.add(key);
    return key;
  }

  /** A readable key without characters that a pointer would have to escape. */
  private freshKey(path: JsonPath): string {
    const name = String(path.at(-1) ?? 'schema').replaceAll(/[^A-Za-z0-9_]/g, '_');
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  }
}

function isUnicodePattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    // The engine's own check is the only one that agrees with the validator, which compiles the pattern the same way.
    return false;
  }
}

function below(origin: Origin, segment: string | number): Origin {
  return { uri: origin.uri, path: [...origin.path, segment] };
}
