import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { MockProblem } from './mockTypes';
import { OPENAPI_FIELDS, UNREAD_FIELDS, type Field, type ObjectKind } from './openApiShape';
import { followReference, referenceOf } from './referenceTarget';
import type { Rewriting, SchemaBundle } from './schemaBundle';
import type { Origin, SpecTexts } from './specTexts';

/**
 * Writes out an operation: references to parameters, responses and the like are replaced by what they lead to, references to schemas are led
 * into the bundle. Remembers where each object stood.
 */
export class OperationBundle {
  private readonly origins = new WeakMap<object, Origin>();

  constructor(
    private readonly texts: SpecTexts,
    readonly schemas: SchemaBundle,
    private readonly problems: MockProblem[],
  ) {}

  /** Where an object that was written out comes from; schemas too. */
  originOf(value: object): Origin | undefined {
    return this.origins.get(value) ?? this.schemas.originOf(value);
  }

  /** An object of a kind with its references written out; null where one of them leads nowhere, which is then a problem. */
  writeOut(kind: ObjectKind, value: JsonValue, origin: Origin, references: Set<string>): JsonValue {
    return this.object(kind, value, origin, { view: kind === 'response' ? 'response' : 'request', references }, []);
  }

  private object(kind: ObjectKind, value: JsonValue, origin: Origin, rewriting: Rewriting, trail: readonly JsonValue[]): JsonValue {
    const reference = referenceOf(value);
    if (reference !== undefined) {
      const target = followReference(this.texts, origin.uri, reference, false);
      const message = target.ok
        ? trail.includes(target.value)
          ? `The reference “${reference}” leads back to where it stands.`
          : undefined
        : target.message;
      if (!target.ok || message !== undefined) {
        this.problems.push(this.texts.problem('error', message ?? '', below(origin, '$ref')));
        return null;
      }
      return this.object(kind, target.value, target.origin, rewriting, [...trail, target.value]);
    }
    if (!isJsonObject(value)) return value;
    const written = this.fields(kind, value, origin, rewriting, trail);
    this.origins.set(written, origin);
    return written;
  }

  private fields(kind: ObjectKind, value: JsonObject, origin: Origin, rewriting: Rewriting, trail: readonly JsonValue[]): JsonObject {
    const entries: [string, JsonValue][] = [];
    for (const [name, child] of Object.entries(value)) {
      if (child === undefined || UNREAD_FIELDS.has(name)) continue;
      const field = OPENAPI_FIELDS[kind].get(name);
      entries.push([name, field === undefined ? child : this.field(field, child, below(origin, name), rewriting, trail)]);
    }
    // OpenAPI 3.2 calls an example's value `dataValue`; the reader knows `value` only.
    if (kind === 'example' && value['dataValue'] !== undefined && value['value'] === undefined) entries.push(['value', value['dataValue']]);
    return Object.fromEntries(entries);
  }

  private field(field: Field, value: JsonValue, origin: Origin, rewriting: Rewriting, trail: readonly JsonValue[]): JsonValue {
    if (field.holds === 'schema') return this.schemas.rewrite(value, origin, rewriting);
    const seen = field.kind === 'response' ? { ...rewriting, view: 'response' as const } : rewriting;
    if (field.holds === 'one') return this.object(field.kind, value, origin, seen, trail);
    if (field.holds === 'list') {
      return isJsonArray(value) ? value.map((item, index) => this.object(field.kind, item, below(origin, index), seen, trail)) : value;
    }
    if (!isJsonObject(value)) return value;
    const entries = Object.entries(value).filter(([name]) => !(field.kind === 'response' && name.startsWith('x-')));
    return Object.fromEntries(
      entries.map(([name, item]) => [name, this.object(field.kind, item ?? null, below(origin, name), seen, trail)]),
    );
  }
}

function below(origin: Origin, segment: string | number): Origin {
  return { uri: origin.uri, path: [...origin.path, segment] };
}
