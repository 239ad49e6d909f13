import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const SCHEMA_KEYS = ['type', 'format', 'items', 'default', 'maximum', 'minimum', 'maxLength', 'minLength', 'pattern', 'enum', 'multipleOf'];

/** A Swagger 2 document that says what an OpenAPI 3.0 document does, as far as Swagger 2 can: real ones to try, with Kong's extensions kept. */
export function swaggerOf(document: JsonObject): JsonObject {
  const { openapi: _openapi, servers, components, paths, ...rest } = document;
  const parts = isJsonObject(components) ? components : {};
  const kong = parts['x-kong'];
  const swagger = {
    swagger: '2.0',
    ...rest,
    ...addressOf(servers),
    paths: mapObject(paths, (item) =>
      mapObject(item, (part, key) => (METHODS.includes(key) ? operationOf(part) : key === 'parameters' ? parametersOf(part) : part)),
    ),
    definitions: parts['schemas'] ?? {},
    parameters: mapObject(parts['parameters'], parameterOf),
    securityDefinitions: parts['securitySchemes'] ?? {},
    ...(kong === undefined ? {} : { components: { 'x-kong': kong } }),
  };
  const text = JSON.stringify(swagger)
    .replaceAll('"#/components/schemas/', '"#/definitions/')
    .replaceAll('"#/components/parameters/', '"#/parameters/');
  const value: unknown = JSON.parse(text);
  return isJsonObject(value) ? value : {};
}

function addressOf(servers: JsonValue | undefined): JsonObject {
  const first = isJsonArray(servers) ? servers[0] : undefined;
  const url = isJsonObject(first) && typeof first['url'] === 'string' ? first['url'] : '';
  const parts = /^(https?):\/\/([^/{}]+)(\/[^{}]*)?$/.exec(url);
  if (parts === null) return {};
  const [, scheme = '', host = '', basePath = ''] = parts;
  return { schemes: [scheme], host, ...(basePath === '' ? {} : { basePath }) };
}

function operationOf(operation: JsonValue): JsonValue {
  if (!isJsonObject(operation)) return operation;
  const { requestBody, parameters, responses: _responses, servers: _servers, callbacks: _callbacks, ...rest } = operation;
  const content = isJsonObject(requestBody) && isJsonObject(requestBody['content']) ? requestBody['content'] : {};
  const [consumes, media] = Object.entries(content)[0] ?? [];
  const schema = isJsonObject(media) ? media['schema'] : undefined;
  const body = schema === undefined ? [] : [{ in: 'body', name: 'body', schema }];
  const list = parametersOf(parameters ?? []);
  const swagger: JsonObject = {
    ...rest,
    parameters: [...(isJsonArray(list) ? list : []), ...body],
    responses: { 200: { description: '' } },
  };
  return consumes === undefined ? swagger : { ...swagger, consumes: [consumes] };
}

function parametersOf(parameters: JsonValue): JsonValue {
  return isJsonArray(parameters)
    ? parameters.filter((parameter) => !isJsonObject(parameter) || parameter['in'] !== 'cookie').map(parameterOf)
    : parameters;
}

function parameterOf(parameter: JsonValue): JsonValue {
  if (!isJsonObject(parameter) || '$ref' in parameter) return parameter;
  const { schema, style: _style, explode: _explode, content: _content, example: _example, examples: _examples, ...rest } = parameter;
  const kept = isJsonObject(schema) ? Object.entries(schema).filter(([key]) => SCHEMA_KEYS.includes(key)) : [];
  return { type: 'string', ...rest, ...Object.fromEntries(kept) };
}

function mapObject(value: JsonValue | undefined, change: (value: JsonValue, key: string) => JsonValue): JsonObject {
  if (!isJsonObject(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, member === undefined ? undefined : change(member, key)]));
}
