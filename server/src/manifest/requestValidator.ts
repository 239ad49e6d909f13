import { isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { unmergedEntries } from './aliases';
import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { Plugin } from './entities';
import { extractSchema } from './jsonSchema';
import { noteMalformed } from './malformedSchemas';
import { mediaTypeOf } from './mediaType';
import { parameterSchemaOf } from './parameterSchema';
import { schemaOf } from './parameters';
import { pluginId } from './plugins';
import { referenceOf } from './references';
import type { SpecNode } from './specNode';

/** The plugin that this file fills in. */
export const REQUEST_VALIDATOR = 'request-validator';

/**
 * The request validator of an operation: the plugin as given, with what the document says about parameters, body and content types filled in where
 * the plugin leaves it open. Undefined where there would be nothing to validate.
 */
export function requestValidatorOf(
  context: Context,
  given: Plugin | undefined,
  operation: SpecNode,
  pathItem: SpecNode,
  owner: string,
): Plugin | undefined {
  if (given === undefined) return undefined;
  const config = isJsonObject(given.value['config']) ? given.value['config'] : {};
  const parameters = isOpen(config, 'parameter_schema') ? parameterSchemaOf(context, operation, pathItem) : [];
  const body = isOpen(config, 'body_schema') ? bodySchemaOf(context, operation) : '';
  const hasParameters = parameters.length > 0 || !isOpen(config, 'parameter_schema');
  const bodySchema = body !== '' || !isOpen(config, 'body_schema') || hasParameters ? body : '{}';
  if (bodySchema === '{}' && body === '' && isOpen(config, 'allowed_content_types')) return undefined;
  const contentTypes = isOpen(config, 'allowed_content_types') ? contentTypesOf(context, operation) : [];
  const filled: JsonObject = {
    ...config,
    ...(parameters.length > 0 ? { parameter_schema: parameters } : {}),
    ...(bodySchema === '' ? {} : { body_schema: bodySchema }),
    ...(parameters.length > 0 || bodySchema !== '' ? { version: 'draft4' } : {}),
    ...(contentTypes.length > 0 ? { allowed_content_types: contentTypes } : {}),
  };
  return { ...given, value: { ...given.value, ...pluginId(context, REQUEST_VALIDATOR, owner), config: filled } };
}

/** The schema of the first JSON body as text; empty where there is none. A content type that cannot be read ends the search, as it does in decK. */
function bodySchemaOf(context: Context, operation: SpecNode): string {
  for (const [contentType, media] of contentOf(context, operation)) {
    const type = mediaTypeOf(contentType);
    if (type === undefined) return '';
    if (!/^application\/(json|.*\+json)$/.test(type)) continue;
    const holder = context.references.resolve(media);
    const schema = holder.child('schema');
    noteMalformed(context, holder);
    return schema === undefined || schemaOf(context, holder) === undefined ? '' : extractSchema(context, schema).text;
  }
  return '';
}

function contentTypesOf(context: Context, operation: SpecNode): string[] {
  return contentOf(context, operation)
    .map(([contentType]) => contentType)
    .sort(compareCodePoints);
}

function contentOf(context: Context, operation: SpecNode): (readonly [string, SpecNode])[] {
  const body = operation.child('requestBody');
  const content = body && context.references.resolve(body).child('content');
  const media = content === undefined ? [] : unmergedEntries(content).filter(([contentType]) => !contentType.startsWith('x-'));
  // With a $ref that is no text in one of them or at its schema, decK knows of no body at all.
  for (const node of media.flatMap(([, type]) => [type, type.child('schema') ?? type])) {
    if (referenceOf(node) === undefined) context.references.resolve(node);
  }
  return media;
}

function isOpen(config: JsonObject, key: string): boolean {
  const value: JsonValue | undefined = config[key];
  return value === undefined || value === null;
}
