import { isPlainObject } from '@stoplight/json';
import { isContainer } from '../container';
import type { Dialect } from './dialect';
import type { Users } from './users';

// Where json-schema-traverse finds schemas, and where it does not look even when it looks everywhere.
const ARRAYS = new Set(['items', 'allOf', 'anyOf', 'oneOf']);
const MAPS = new Set(['$defs', 'definitions', 'properties', 'patternProperties', 'dependencies']);
const SINGLE = new Set(['additionalItems', 'contains', 'additionalProperties', 'propertyNames', 'not', 'if', 'then', 'else', ...ARRAYS]);
const SKIPPED = new Set(
  `default enum const required maximum minimum exclusiveMaximum exclusiveMinimum multipleOf maxLength minLength pattern format
   maxItems minItems uniqueItems maxProperties minProperties`.split(/\s+/),
);

/**
 * Tells whether something beside the keywords of a schema, such as an example or an extension, means nothing to what judges by the schema. It means
 * something where JSON cannot say it, since schemas are copied by way of JSON, and where it looks like a schema with a name: ajv looks for those
 * everywhere. What is in doubt is said to mean something.
 */
export class Inert {
  private plain = new WeakMap<object, boolean>();
  private nameless = { known: new WeakMap<object, boolean>(), unknown: new WeakMap<object, boolean>() };

  constructor(
    private readonly dialect: Dialect,
    private readonly users: Users,
  ) {}

  /** Whether what stands under a key that is no keyword means nothing. */
  has(key: string, value: unknown): boolean {
    return this.isPlain(value) && this.below(key, value);
  }

  /** Whether a value is one that JSON can say: what is copied by way of it is the same. */
  isPlain(value: unknown): boolean {
    if (!isContainer(value))
      return typeof value === 'number' ? Number.isFinite(value) : typeof value !== 'bigint' && typeof value !== 'function';
    const known = this.plain.get(value);
    if (known !== undefined) return known;
    // Met again while it is looked at, it is part of a circle.
    this.plain.set(value, false);
    if (!Array.isArray(value) && !isPlainObject(value)) return false;
    if ('toJSON' in value) return false;
    const plain = Object.keys(value).every((key) => {
      const child: unknown = Reflect.get(value, key);
      if (isContainer(child)) this.users.note(child, value);
      return this.isPlain(child);
    });
    this.plain.set(value, plain);
    return plain;
  }

  forget(objects: Iterable<object>): void {
    for (const object of objects) {
      this.plain.delete(object);
      this.nameless.known.delete(object);
      this.nameless.unknown.delete(object);
    }
  }

  private below(key: string, value: unknown): boolean {
    if (!isContainer(value)) return true;
    if (key in Object.prototype) return false;
    if (Array.isArray(value)) return !ARRAYS.has(key) || value.every((each) => this.isNameless(each, true));
    if (MAPS.has(key)) return Object.keys(value).every((name) => this.isNameless(Reflect.get(value, name), true));
    return SKIPPED.has(key) || this.isNameless(value, SINGLE.has(key));
  }

  /** Whether nothing in a value names a schema. In draft 4 that is `id`, which Spectral takes away where the key above is no keyword. */
  private isNameless(value: unknown, known: boolean): boolean {
    if (!isContainer(value) || Array.isArray(value)) return true;
    const memory = this.nameless[known ? 'known' : 'unknown'];
    const answer = memory.get(value);
    if (answer !== undefined) return answer;
    const id = this.dialect === '2020-12' ? '$id' : known ? 'id' : '$anchor';
    const named = [id, '$anchor', '$dynamicAnchor'].some((key) => typeof Reflect.get(value, key) === 'string');
    const nameless = !named && Object.keys(value).every((key) => this.below(key, Reflect.get(value, key)));
    memory.set(value, nameless);
    return nameless;
  }
}
