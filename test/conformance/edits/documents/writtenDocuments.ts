import { stringify } from 'yaml';
import { FOLDER } from '../scenario';
import type { EditedDocument } from './editedDocument';

const SCHEMAS = {
  Book: {
    type: 'object',
    required: ['id', 'title'],
    properties: { id: { type: 'integer' }, title: { type: 'string', example: 12 }, author: { $ref: '#/components/schemas/Author' } },
  },
  Author: {
    type: 'object',
    properties: { name: { type: 'string' }, books: { type: 'array', items: { $ref: '#/components/schemas/Book' } } },
  },
  Unused: { type: 'string', enum: ['a', 'b', 1], description: 'eval(1)' },
};

const LIBRARY = {
  openapi: '3.0.3',
  info: { title: 'Library', version: '1.0.0', description: 'Books and who wrote them.' },
  tags: [{ name: 'books' }],
  paths: {
    '/books/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        operationId: 'getBook',
        tags: ['books', 'others'],
        responses: { 200: { description: 'A book', content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } } },
      },
    },
    '/books': {
      post: {
        operationId: 'getBook',
        summary: 'Adds a book',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' }, example: { id: 'one' } } } },
        responses: { 201: { description: 'Added' }, default: { $ref: '#/components/responses/Missing' } },
      },
    },
  },
  components: { schemas: SCHEMAS },
};

const ANCHORS = `openapi: 3.0.3
info: &info
  title: Library # of books
  version: 1.0.0
servers:
  - url: https://example.com/
paths:
  /books:
    get: &operation
      operationId: listBooks
      description: >-
        All books,
        in order
      responses: &responses
        '200':
          description: Books
          content:
            application/json:
              schema: &book
                type: object
                properties:
                  title: { type: string, example: &one 1 }
        default: &other
          description: |
            Something else
    put:
      <<: *operation
      operationId: putBooks
      responses:
        <<: [*responses]
        '400': *other
  /authors:
    get: *operation
components:
  schemas:
    Book: *book
    Page:
      type: array
      items:
        $ref: '#/components/schemas/Book'
      example: [*one]
x-info: *info
`;

const alone = (name: string, text: string): (() => Record<string, string>) => {
  return () => ({ [`${FOLDER}/${name}`]: text });
};

const split = (): Record<string, string> => ({
  [`${FOLDER}/openapi.yaml`]: stringify({
    ...LIBRARY,
    paths: { '/books': { $ref: 'paths/books.yaml' } },
    components: { schemas: { Book: { $ref: './schemas.yaml#/Book' } } },
  }),
  [`${FOLDER}/paths/books.yaml`]: stringify({
    get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: { $ref: '../schemas.yaml#/Book' } } } } } },
  }),
  [`${FOLDER}/schemas.yaml`]: stringify({
    ...SCHEMAS,
    Book: { ...SCHEMAS.Book, properties: { author: { $ref: '#/Author' }, self: { $ref: '../specs/schemas.yaml' } } },
  }),
});

/** Small documents with something to find in each, for the sample that runs with the tests. */
export const WRITTEN_DOCUMENTS: readonly EditedDocument[] = [
  { name: 'small-json', share: 1, ruleset: 'specwright:oas', texts: alone('openapi.json', JSON.stringify(LIBRARY, null, 2)) },
  { name: 'small-anchors', share: 1, ruleset: 'specwright:recommended', texts: alone('openapi.yaml', ANCHORS) },
  {
    name: 'small-flow',
    share: 1,
    ruleset: 'specwright:oas',
    texts: alone('openapi.yaml', stringify(LIBRARY, { collectionStyle: 'flow' })),
  },
  { name: 'small-split', share: 1, ruleset: 'specwright:oas', texts: split },
  {
    name: 'small-three-one',
    share: 1,
    ruleset: 'specwright:recommended',
    texts: alone(
      'openapi.json',
      JSON.stringify({ ...LIBRARY, openapi: '3.1.0', webhooks: { added: LIBRARY.paths['/books'] }, jsonSchemaDialect: 'x' }, null, 1),
    ),
  },
];
