import { ALL, V3, documentWith, operation, type FixCase } from './fixCase';

/** Findings about paths and operations. */
export const OPERATION_CASES: readonly FixCase[] = [
  {
    code: 'operation-operationId',
    name: 'three, one taken',
    versions: ALL,
    build: (v) =>
      documentWith(v, {
        get: operation({ operationId: undefined }),
        put: operation({ operationId: '' }),
        post: operation({ operationId: 'getPets' }),
      }),
  },
  {
    code: 'operation-operationId',
    name: 'nothing but responses',
    versions: ALL,
    build: (v) => documentWith(v, { get: { responses: { '204': { description: 'x' } } } }),
  },
  {
    code: 'operation-operationId-unique',
    name: 'three of one name',
    versions: ALL,
    build: (v) =>
      documentWith(v, { get: operation(), put: operation(), post: operation({ operationId: 'listPets2' }), delete: operation() }),
  },
  {
    code: 'operation-operationId-valid-in-url',
    name: 'blank and braces',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ operationId: 'list {all} pets' }) }),
  },
  {
    code: 'operation-operationId-valid-in-url',
    name: 'named by a link',
    versions: V3,
    build: (v) =>
      documentWith(v, {
        get: operation({
          operationId: 'list pets',
          responses: { '200': { description: 'x', links: { next: { operationId: 'list pets', description: 'More.' } } } },
        }),
      }),
  },
  {
    code: 'operation-description',
    name: 'from the summary',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ description: undefined, summary: 'Lists: all of them # really' }) }),
  },
  { code: 'operation-description', name: 'empty', versions: ALL, build: (v) => documentWith(v, { get: operation({ description: '' }) }) },
  {
    code: 'operation-tags',
    name: 'none',
    versions: ALL,
    build: (v) =>
      documentWith(
        v,
        { get: operation({ tags: undefined }), put: operation({ operationId: 'x', tags: [] }) },
        { tags: [{ name: 'cats', description: 'x' }] },
      ),
  },
  {
    code: 'operation-tag-defined',
    name: 'two, the list in order',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ tags: ['cats', 'pets', 'zebras'] }) }),
  },
  {
    code: 'operation-tag-defined',
    name: 'no list yet',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ tags: ['cats: and dogs', 'true', '1'] }) }, { tags: undefined }),
  },
  {
    code: 'operation-tag-defined',
    name: 'empty list',
    versions: ALL,
    build: (v) => documentWith(v, { get: operation({ tags: ['cats'] }) }, { tags: [] }),
  },
  {
    code: 'path-keys-no-trailing-slash',
    name: 'two',
    versions: ALL,
    build: (v) =>
      documentWith(
        v,
        {},
        {
          paths: {
            '/cats/': { get: operation({ operationId: 'cats' }) },
            '/{id}/toys/': {
              parameters: [
                v === '2.0'
                  ? { name: 'id', in: 'path', required: true, type: 'boolean' }
                  : { name: 'id', in: 'path', required: true, schema: { type: 'boolean' } },
              ],
              get: operation(),
            },
          },
        },
      ),
  },
  {
    code: 'no-script-tags-in-markdown',
    name: 'in the middle, at the start, in lines',
    versions: ALL,
    build: (v) =>
      documentWith(v, {
        get: operation({ description: 'See <script>x</script> and <script src=a>' }),
        put: operation({ operationId: 'a', description: '<script>alone</script>' }),
        post: operation({ operationId: 'b', description: 'First line.\n\nThen <script>\nmore\n' }),
      }),
  },
  {
    code: 'no-eval-in-markdown',
    name: 'in the middle and at the start',
    versions: ALL,
    build: (v) =>
      documentWith(v, {
        get: operation({ description: 'Use eval(x), not eval(y)' }),
        put: operation({ operationId: 'a', description: 'eval(' }),
      }),
  },
  {
    code: 'oas2-operation-formData-consume-check',
    name: 'form and file',
    versions: ['2.0'],
    build: (v) =>
      documentWith(v, {
        put: operation({
          operationId: 'a',
          consumes: ['application/json'],
          parameters: [{ name: 'x', in: 'formData', type: 'boolean', description: 'x' }],
        }),
        post: operation({
          operationId: 'b',
          consumes: ['text/plain', 'application/json'],
          parameters: [{ name: 'x', in: 'formData', type: 'file', description: 'x' }],
        }),
      }),
  },
];
