import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import type { Context } from './context';
import { extractSchema } from './jsonSchema';
import { noteMalformed } from './malformedSchemas';
import { nameOf, parametersOf, placeOf, schemaOf } from './parameters';
import { Refusal } from './refusal';
import { captureNameOf } from './slug';
import type { SpecNode } from './specNode';

/** The style of a parameter that names none (OpenAPI 3.0, "Parameter Object"). */
const DEFAULT_STYLES: ReadonlyMap<string, string> = new Map([
  ['header', 'simple'],
  ['cookie', 'form'],
  ['query', 'form'],
  ['path', 'simple'],
]);

/** The parameters of an operation as the request validator describes them. Cookies are left out: the plugin cannot validate them. */
export function parameterSchemaOf(context: Context, operation: SpecNode, pathItem: SpecNode): JsonObject[] {
  return effectiveParameters(context, operation, pathItem)
    .filter((parameter) => placeOf(parameter) !== 'cookie')
    .map((parameter) => describe(context, parameter));
}

/**
 * decK's choice of parameters: those of the path item once for each of the operation's that differs from it in both name and place, then the
 * operation's; the path item's alone where the operation lists none.
 */
function effectiveParameters(context: Context, operation: SpecNode, pathItem: SpecNode): readonly SpecNode[] {
  const own = parametersOf(context, operation);
  const shared = parametersOf(context, pathItem);
  if (own.length === 0) return shared;
  const kept = shared.flatMap((parameter) =>
    own.filter((other) => nameOf(other) !== nameOf(parameter) && placeOf(other) !== placeOf(parameter)).map(() => parameter),
  );
  return [...kept, ...own];
}

function describe(context: Context, parameter: SpecNode): JsonObject {
  const place = placeOf(parameter);
  const style = parameter.child('style')?.text || (DEFAULT_STYLES.get(place) ?? '');
  const explode = parameter.child('explode')?.value;
  const schema = parameter.child('schema');
  noteMalformed(context, parameter);
  return {
    style,
    explode: typeof explode === 'boolean' ? explode : style === 'form',
    in: place,
    name: place === 'path' ? captureNameOf(nameOf(parameter), context.inso) : nameOf(parameter),
    required: parameter.child('required')?.value === true,
    ...(schema === undefined || schemaOf(context, parameter) === undefined ? {} : { schema: schemaText(context, schema) }),
  };
}

function schemaText(context: Context, schema: SpecNode): string {
  const { text, value } = extractSchema(context, schema);
  const [type, hasChoice] = topLevelType(value);
  if (hasChoice && type === '') {
    throw new Refusal(schema, 'The request validator needs a type beside oneOf or anyOf in the schema of a parameter. Add one.');
  }
  return text;
}

/** The `type` beside the first `oneOf` or `anyOf` of a schema, however deep, and whether there is one at all. */
function topLevelType(schema: JsonObject): readonly [type: string, hasChoice: boolean] {
  const hasChoice = isJsonArray(schema['oneOf']) || isJsonArray(schema['anyOf']);
  const type = typeof schema['type'] === 'string' ? schema['type'] : '';
  if (hasChoice && type !== '') return [type, true];
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'items' && isJsonObject(value) && 'oneOf' in value) continue;
    for (const inner of objectsIn(value)) {
      const [innerType, found] = topLevelType(inner);
      if (found) return [innerType, true];
    }
  }
  return ['', hasChoice];
}

function objectsIn(value: JsonValue | undefined): readonly JsonObject[] {
  if (isJsonObject(value)) return [value];
  return isJsonArray(value) ? value.filter((item) => isJsonObject(item)) : [];
}
