import type { JsonPath } from '../../document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';

/** Where Swagger 2 keeps what OpenAPI 3 keeps under `components`. */
const COMPONENTS: ReadonlyMap<string, string> = new Map([
  ['schemas', 'definitions'],
  ['parameters', 'parameters'],
  ['requestBodies', 'parameters'],
  ['responses', 'responses'],
  ['securitySchemes', 'securityDefinitions'],
]);

/** The place of a Swagger 2 document that means what stands at a place of the OpenAPI 3 made of it; the nearest that exists. */
export function swaggerPlaceOf(swagger: JsonValue | undefined, path: JsonPath): JsonPath {
  const meant = meantBy(swagger, path);
  const missing = meant.findIndex((_, index) => valueAt(swagger, meant.slice(0, index + 1)) === undefined);
  return missing < 0 ? meant : meant.slice(0, missing);
}

function meantBy(swagger: JsonValue | undefined, path: JsonPath): JsonPath {
  const [first, second, ...rest] = path;
  if (first === 'openapi') return ['swagger'];
  if (first === 'servers') return [valueAt(swagger, ['host']) === undefined ? 'basePath' : 'host'];
  if (first === 'components' && second !== undefined) {
    const folder = COMPONENTS.get(String(second));
    return folder === undefined ? path : [folder, ...rest];
  }
  if (first !== 'paths' || second === undefined) return path;
  const at = path.findIndex((segment, index) => index >= 2 && index <= 3 && (segment === 'parameters' || segment === 'requestBody'));
  return at < 0 ? path : parameterMeant(swagger, path.slice(0, at), path.slice(at));
}

/** Parameters of the body have become the request body, so those after them have moved up. */
function parameterMeant(swagger: JsonValue | undefined, owner: JsonPath, [what, index, ...rest]: JsonPath): JsonPath {
  const list = valueAt(swagger, [...owner, 'parameters']);
  const parameters = (isJsonArray(list) ? [...list.entries()] : []).filter(
    ([, parameter]) => isOfBody(parameter) === (what === 'requestBody'),
  );
  const found = parameters[what === 'requestBody' ? 0 : Number(index)];
  if (found === undefined) return [...owner, 'parameters'];
  // What describes the value stands in the parameter itself.
  const inside = what === 'requestBody' || rest[0] !== 'schema' ? [] : rest.slice(1);
  return [...owner, 'parameters', found[0], ...inside];
}

function isOfBody(parameter: JsonValue): boolean {
  return isJsonObject(parameter) && (parameter['in'] === 'body' || parameter['in'] === 'formData');
}
