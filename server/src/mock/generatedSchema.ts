import { generate } from '@stoplight/prism-http/dist/mocker/generator/JSONSchema';
import { resetJSONSchemaGenerator } from '@stoplight/prism-http/dist/mocker';
import type { HttpOperation } from './httpOperation';
import { BUNDLE_POINTER } from './schemaBundle';

type Schema = Readonly<Record<string, unknown>>;

/** Larger schemas are not given to the generator: what it makes grows with every part of them. In characters of JSON. */
const LARGEST_SCHEMA = 2000;

/** The schema of the value at a path within a body, references followed, the first of alternatives taken; undefined where none is told. */
export function schemaWithin(operation: HttpOperation, schema: unknown, path: readonly string[]): Schema | undefined {
  const here = resolved(operation, schema);
  const [segment, ...rest] = path;
  if (here === undefined || segment === undefined) return here;
  const candidates = [here, ...partsOf(here).map((part) => resolved(operation, part))];
  for (const candidate of candidates) {
    if (candidate === undefined) continue;
    const { properties, items } = candidate;
    const child =
      isSchema(properties) && Object.hasOwn(properties, segment) ? properties[segment] : /^\d+$/.test(segment) ? items : undefined;
    const found = child === undefined ? undefined : schemaWithin(operation, child, rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A value that the generator makes for a small schema, the same each time; undefined where it is too large, refers to others or nothing comes of it. */
export function generatedValue(operation: HttpOperation, schema: Schema): unknown {
  const text = JSON.stringify(schema);
  if (text.length > LARGEST_SCHEMA || text.includes(BUNDLE_POINTER)) return undefined;
  const made = generate(operation, {}, { ...schema }, 'specwright');
  // The seed would stay with the generator, which the whole process shares, and make later random answers repeat themselves.
  resetJSONSchemaGenerator();
  return made._tag === 'Right' ? made.right : undefined;
}

function resolved(operation: HttpOperation, schema: unknown, depth = 0): Schema | undefined {
  if (!isSchema(schema)) return undefined;
  const reference = schema['$ref'];
  if (typeof reference !== 'string' || depth > 100) return schema;
  return resolved(operation, operation.__bundled__[reference.slice(BUNDLE_POINTER.length)], depth + 1);
}

function partsOf(schema: Schema): unknown[] {
  const { allOf, oneOf, anyOf } = schema;
  return [
    ...(Array.isArray(allOf) ? allOf : []),
    ...(Array.isArray(oneOf) ? oneOf.slice(0, 1) : []),
    ...(Array.isArray(anyOf) ? anyOf.slice(0, 1) : []),
  ];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
