import { convertToJsonSchema, OPERATION_CONFIG } from '@stoplight/http-spec/oas';
import { transformOas2Operation } from '@stoplight/http-spec/oas2';
import { transformOas3Operation } from '@stoplight/http-spec/oas3';
import type { JsonObject, JsonValue } from '../document/jsonValue';
import { inlineSchema } from './inlineSchema';
import { mediaKindOf } from './mediaType';
import type { SchemaBundle } from './schemaBundle';
import type { SpecRoot } from './specRoot';

/** An operation as Prism's parts take it. */
export type HttpOperation = Omit<ReturnType<typeof transformOas3Operation>, 'securityDeclarationType'> & {
  readonly path: string;
  readonly __bundled__: Readonly<Record<string, unknown>>;
};

type Content = NonNullable<ReturnType<typeof transformOas3Operation>['responses'][number]['contents']>[number];

/** The dialect by which schemas of OpenAPI 3.1 and later are read unless the document names another (OpenAPI 3.1, "JSON Schema dialect"). */
const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** What one operation needs to be answered, written out. */
export interface WrittenOperation {
  readonly method: string;
  readonly path: string;
  readonly value: JsonObject;
  readonly securitySchemes: JsonObject;
  /** The keys of the bundled schemas that the operation refers to directly. */
  readonly references: ReadonlySet<string>;
}

/** Makes Prism's operations out of written ones: from a document that holds the one operation and nothing else. */
export class HttpOperationFactory {
  private readonly converted = new Map<string, unknown>();
  private readonly head: JsonObject;

  constructor(
    private readonly root: SpecRoot,
    private readonly schemas: SchemaBundle,
  ) {
    const { openapi, swagger, security, consumes, produces } = root.value;
    const dialect = root.version === '3.1' || root.version === '3.2' ? { jsonSchemaDialect: DIALECT } : {};
    const fields = Object.entries({ openapi, swagger, security, consumes, produces, ...dialect }).filter(
      ([, value]) => value !== undefined,
    );
    this.head = { info: { title: '', version: '' }, ...Object.fromEntries(fields) };
  }

  /** Prism's view of an operation, with the schemas it can reach beside it. */
  create(operation: WrittenOperation): HttpOperation {
    const name = operation.path;
    const method = operation.method.toLowerCase();
    const schemes =
      this.root.version === '2.0'
        ? { securityDefinitions: operation.securitySchemes }
        : { components: { securitySchemes: operation.securitySchemes } };
    const document: object = { ...this.head, ...schemes, paths: { [name]: { [method]: operation.value } } };
    const transform = this.root.version === '2.0' ? transformOas2Operation : transformOas3Operation;
    const keys = this.schemas.closure(operation.references);
    const { securityDeclarationType: _unread, ...made } = transform({ document, name, method, config: OPERATION_CONFIG });
    const bundle = Object.fromEntries(keys.map((key) => [key, this.convert(key)]));
    const { request } = made;
    const body = request?.body && {
      ...request.body,
      contents: request.body.contents?.map((content) => withoutForeignSchema(withFormSchema(content, bundle))) ?? [],
    };
    return {
      ...made,
      ...(request === undefined ? {} : { request: { ...request, ...(body === undefined ? {} : { body }) } }),
      responses: made.responses.map((response) => ({
        ...response,
        contents: response.contents?.map((content) => (content.examples?.length ? withoutForeignSchema(content) : content)) ?? [],
      })),
      path: name,
      __bundled__: bundle,
    };
  }

  private convert(key: string): unknown {
    if (!this.converted.has(key)) {
      const schema: JsonValue = this.schemas.get(key)?.schema ?? {};
      this.converted.set(key, typeof schema === 'boolean' ? schema : convertToJsonSchema(this.head, schema));
    }
    return this.converted.get(key);
  }
}

/** A content without its schema when its media type is written in a way that JSON Schema knows nothing of: XML, images, archives. */
function withoutForeignSchema(content: Content): Content {
  if (mediaKindOf(content.mediaType) !== 'other' || content.mediaType.includes('*')) return content;
  const { schema: _schema, ...rest } = content;
  return rest;
}

function withFormSchema(content: Content, bundle: Readonly<Record<string, unknown>>): Content {
  if (mediaKindOf(content.mediaType) !== 'form' || content.schema === undefined) return content;
  const inlined = inlineSchema(content.schema, bundle);
  return typeof inlined === 'object' && inlined !== null ? { ...content, schema: inlined } : content;
}
