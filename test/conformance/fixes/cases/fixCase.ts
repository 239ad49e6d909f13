import type { OpenApiVersion } from '../../../../server/src/document/openApiVersion';

/** A value that a case builds up; plain objects and lists. */
export type Draft = { [key: string]: unknown };

/** A document with at least one finding of a rule, in each version that the rule applies to. */
export interface FixCase {
  readonly code: string;
  /** What is special about it. */
  readonly name: string;
  readonly versions: readonly OpenApiVersion[];
  readonly build: (version: OpenApiVersion) => Draft;
}

export const ALL: readonly OpenApiVersion[] = ['2.0', '3.0', '3.1', '3.2'];
export const V3: readonly OpenApiVersion[] = ['3.0', '3.1', '3.2'];

/** A small document that keeps the rules about the whole of it, with these operations of `/pets`. */
export function documentWith(version: OpenApiVersion, item: Draft, more: Draft = {}): Draft {
  const info = {
    title: 'Pets',
    version: '1.0.0',
    description: 'Keeps pets.',
    contact: { name: 'Pat', url: 'https://pets.test/help', email: 'help@pets.test' },
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  };
  const tags = [{ name: 'pets', description: 'All about pets.' }];
  if (version === '2.0') {
    return { swagger: '2.0', info, host: 'pets.test', basePath: '/v1', schemes: ['https'], tags, paths: { '/pets': item }, ...more };
  }
  const servers = [{ url: 'https://pets.test/v1', description: 'The production server', 'x-internal': false }];
  return { openapi: `${version}.0`, info, servers, tags, paths: { '/pets': item }, ...more };
}

/** An operation that has what every operation should, and these fields besides. */
export function operation(fields: Draft = {}): Draft {
  return {
    summary: 'List pets',
    description: 'Lists all pets.',
    operationId: 'listPets',
    tags: ['pets'],
    ...fields,
    responses: fields['responses'] ?? { '204': { description: 'Nothing.' } },
  };
}

/** A document whose only operation is answered by this schema. */
export function documentWithSchema(version: OpenApiVersion, schema: Draft, media: Draft = {}): Draft {
  const ok =
    version === '2.0' ? { description: 'Fine.', schema } : { description: 'Fine.', content: { 'application/json': { schema, ...media } } };
  return documentWith(version, { get: operation({ responses: { '200': ok } }) });
}
