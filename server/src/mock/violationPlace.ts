import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { MockOperation } from './mockOperation';
import type { MockPlace } from './mockTypes';
import type { Violation } from './prism';
import { BUNDLE_POINTER } from './schemaBundle';
import type { Origin } from './specTexts';

/** The way to the value that is to blame; for one that is missing or must not be there, to that one and not to the object around it. */
export function blamedPath({ path, code, message }: Violation): string[] {
  const named =
    code === 'required'
      ? /required property '(.*)'$/s.exec(message)
      : code === 'additionalProperties'
        ? /; found '(.*)'$/s.exec(message)
        : undefined;
  const name = named?.[1];
  return name === undefined ? [...path] : [...path, name];
}

/** Where the specification asks for what a request does not keep to; undefined when no place can be told. */
export function placeOfRequest(operation: MockOperation, violation: Violation): MockPlace | undefined {
  const { texts, bundle } = operation.parts;
  const own = operation.operation.origin;
  const at = (...rest: (string | number)[]): MockPlace => texts.place({ uri: own.uri, path: [...own.path, ...rest] });
  if (violation.code === 401)
    return isJsonArray(operation.operation.value['security']) ? at('security') : texts.place({ uri: texts.spec.root, path: ['security'] });
  if (violation.code === 415) return at('requestBody');
  const [part, ...inside] = blamedPath(violation);
  if (part === undefined || part === 'body')
    return (
      placeInSchema(operation, bodySchemas(operation.written), inside, violation) ?? placeOf(operation, operation.written['requestBody'])
    );
  const parameter = parameterNamed(operation, part, inside[0]);
  if (parameter === undefined) return at('parameters');
  const origin = bundle.originOf(parameter);
  if (violation.code === 'required' && inside.length === 1)
    return origin && texts.place({ uri: origin.uri, path: [...origin.path, 'required'] });
  return placeInSchema(operation, [parameter['schema'], parameter], inside.slice(1), violation) ?? (origin && texts.place(origin));
}

/** Where the specification promises what an answer does not keep to. */
export function placeOfAnswer(operation: MockOperation, status: number, violation: Violation): MockPlace | undefined {
  const responses = operation.written['responses'];
  const response = isJsonObject(responses)
    ? (responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses['default'])
    : undefined;
  if (!isJsonObject(response)) return undefined;
  const [part, ...inside] = blamedPath(violation);
  if (part !== 'body') return placeOf(operation, response);
  const schemas = [response['schema'], ...mediaSchemas(response['content'])];
  return placeInSchema(operation, schemas, inside, violation) ?? placeOf(operation, response);
}

/** An operation's parameter by where it is sent and its name in any case; Prism gives names in lower case. */
export function parameterNamed(operation: MockOperation, part: string, name: string | undefined): JsonObject | undefined {
  const wanted = name?.toLowerCase();
  return parametersOf(operation.written).find(
    (item) => item['in'] === part && typeof item['name'] === 'string' && item['name'].toLowerCase() === wanted,
  );
}

function bodySchemas(written: JsonObject): (JsonValue | undefined)[] {
  const body = written['requestBody'];
  const swagger = parametersOf(written).find((item) => item['in'] === 'body');
  return [swagger?.['schema'], ...(isJsonObject(body) ? mediaSchemas(body['content']) : [])];
}

function mediaSchemas(content: JsonValue | undefined): (JsonValue | undefined)[] {
  return isJsonObject(content) ? Object.values(content).map((media) => (isJsonObject(media) ? media['schema'] : undefined)) : [];
}

function parametersOf(written: JsonObject): JsonObject[] {
  return isJsonArray(written['parameters']) ? written['parameters'].filter(isJsonObject) : [];
}

function placeOf(operation: MockOperation, value: JsonValue | undefined): MockPlace | undefined {
  const origin = isJsonObject(value) ? operation.parts.bundle.originOf(value) : undefined;
  return origin && operation.parts.texts.place(origin);
}

/** The place of the keyword that does not hold, found by walking the first schema that leads to the value; else of the schema nearest to it. */
function placeInSchema(
  operation: MockOperation,
  schemas: readonly (JsonValue | undefined)[],
  inside: readonly string[],
  violation: Violation,
): MockPlace | undefined {
  const keyword = typeof violation.code === 'string' ? violation.code : undefined;
  const parentKeyword = keyword === 'required' || keyword === 'additionalProperties';
  const path = parentKeyword ? inside.slice(0, -1) : inside;
  for (const schema of schemas) {
    const origin = isJsonObject(schema) ? schemaAt(operation, schema, path, keyword) : undefined;
    if (origin !== undefined) return operation.parts.texts.place(origin);
  }
  return undefined;
}

function schemaAt(operation: MockOperation, schema: JsonObject, path: readonly string[], keyword: string | undefined): Origin | undefined {
  const { bundle } = operation.parts;
  let level = alternatives(operation, schema);
  let last = bundle.originOf(schema);
  for (const segment of path) {
    const below = level.flatMap((item) => childOf(item, segment)).flatMap((child) => alternatives(operation, child));
    const [first] = below;
    if (first === undefined) return last;
    last = bundle.originOf(first) ?? last;
    level = below;
  }
  const holder = keyword === undefined ? undefined : level.find((item) => Object.hasOwn(item, keyword));
  const origin = holder && bundle.originOf(holder);
  return origin === undefined || keyword === undefined ? last : { uri: origin.uri, path: [...origin.path, keyword] };
}

/** A schema with all that it is put together from: what its `$ref`, `allOf`, `anyOf` and `oneOf` lead to. */
function alternatives(operation: MockOperation, schema: JsonObject): JsonObject[] {
  const found = new Set<JsonObject>([schema]);
  for (const item of found) {
    const reference = item['$ref'];
    if (typeof reference === 'string' && reference.startsWith(BUNDLE_POINTER)) {
      const target = operation.parts.bundle.schemas.get(reference.slice(BUNDLE_POINTER.length))?.schema;
      if (isJsonObject(target)) found.add(target);
    }
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
      const parts = item[keyword];
      if (isJsonArray(parts)) for (const part of parts) if (isJsonObject(part)) found.add(part);
    }
  }
  return [...found];
}

function childOf(schema: JsonObject, segment: string): JsonObject[] {
  const properties = schema['properties'];
  const property = isJsonObject(properties) && Object.hasOwn(properties, segment) ? properties[segment] : undefined;
  const items = /^\d+$/.test(segment) ? schema['items'] : undefined;
  return [property, items, property === undefined ? schema['additionalProperties'] : undefined].filter(isJsonObject);
}
