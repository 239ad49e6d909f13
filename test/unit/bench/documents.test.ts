import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { dirname, join } from 'node:path/posix';
import { parse } from 'yaml';
import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { intoFiles } from '../../bench/intoFiles';
import { timesAsLarge } from '../../bench/timesAsLarge';

const reference = (to: string): JsonObject => ({ $ref: `#/components/${to}` });
const API: JsonObject = {
  openapi: '3.0.3',
  info: { title: 'a', version: '1' },
  paths: {
    '/books/{id}': { get: { operationId: 'a', parameters: [reference('parameters/id')], responses: { 200: reference('schemas/Book') } } },
    '/authors': { get: { operationId: 'b', responses: { 200: reference('schemas/Author/properties/books') } } },
    '/self': { get: { operationId: 'c', responses: { 200: { $ref: '#/paths/~1authors/get' } } } },
  },
  components: {
    parameters: { id: { name: 'id', in: 'path', schema: reference('schemas/a~1b') } },
    schemas: {
      Book: { properties: { author: reference('schemas/Author') } },
      Author: { properties: { books: { items: reference('schemas/Book') }, self: reference('schemas/Author') } },
      'a/b': { type: 'string' },
    },
  },
};

/** The value with every reference replaced by what it leads to, circles cut after a few steps; read by path and pointer alone. */
function follow(files: ReadonlyMap<string, JsonValue>, file: string, value: JsonValue | undefined, left: number): unknown {
  if (Array.isArray(value)) return value.map((item: JsonValue) => follow(files, file, item, left));
  if (!isJsonObject(value)) return value;
  const to = value['$ref'];
  if (typeof to !== 'string')
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, follow(files, file, child, left)]));
  if (left === 0) return 'and so on';
  const [path = '', pointer = ''] = to.split('#');
  const target = path === '' ? file : join(dirname(file), path);
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
  const found = valueAt(files.get(target), names);
  ok(found !== undefined, `${to} leads nowhere from ${file}`);
  return follow(files, target, found, left - 1);
}

describe('A document cut into files', () => {
  for (const count of [3, 5, 7])
    it(`of which there are ${count} means the same`, () => {
      const files = new Map([...intoFiles(API, count)].map(([name, text]): [string, JsonValue] => [name, parse(text)]));
      const whole = new Map<string, JsonValue>([['openapi.yaml', API]]);
      strictEqual(files.size, count);
      for (const path of Object.keys(valueAt(API, ['paths']) ?? {})) {
        // In its file a path is one reference further away than it was; schemas name their file in the root alone.
        const cut = follow(files, 'openapi.yaml', valueAt(files.get('openapi.yaml'), ['paths', path]), 5);
        deepStrictEqual(cut, follow(whole, 'openapi.yaml', valueAt(API, ['paths', path]), 4));
      }
    });
});

describe('A document several times as large', () => {
  it('has each path, operation and schema so many times, and references within each copy', () => {
    const large = timesAsLarge(API, 3);
    strictEqual(Object.keys(valueAt(large, ['paths']) ?? {}).length, 9);
    strictEqual(Object.keys(valueAt(large, ['components', 'schemas']) ?? {}).length, 9);
    deepStrictEqual(valueAt(large, ['paths', '/authors']), valueAt(API, ['paths', '/authors']));
    deepStrictEqual(valueAt(large, ['paths', '/copy2/authors', 'get']), {
      operationId: 'b_copy2',
      responses: { 200: { $ref: '#/components/schemas/Author_copy2/properties/books' } },
    });
    const files = new Map<string, JsonValue>([['openapi.json', large]]);
    follow(files, 'openapi.json', large, 6);
  });
});
