import assert from 'node:assert/strict';
import { at, each, exported, shop } from './exported';

const PATHS = `paths:
  /:
    get: {}
  /pets:
    get: { operationId: listPets }
    post: { x-kong-name: Add One }
  /pets/:
    delete: {}
  /named:
    x-kong-name: Other Name
    get: {}
    put: { x-kong-name: swap }
`;

describe('names', () => {
  it('come from title, path, method, operationId and x-kong-name', () => {
    const names = each(exported(shop(PATHS)), 'name', 'services', 0, 'routes');
    assert.deepEqual(names, [
      'shop_~_get',
      'shop_other-name_get',
      'shop_other-name_swap',
      'shop_listpets',
      'shop_pets_add-one',
      'shop_pets~_delete',
    ]);
  });

  it("are joined Inso's way when asked, without ids", () => {
    const manifest = exported(shop(PATHS), { insoCompatible: true });
    const names = each(manifest, 'name', 'services', 0, 'routes');
    assert.deepEqual(names, ['Shop-get', 'Shop-Other_Name-get', 'Shop-swap', 'Shop-listPets', 'Shop-Add_One', 'Shop-pets-delete']);
    assert.doesNotMatch(JSON.stringify(manifest.config), /"id":/);
  });

  const documents: readonly (readonly [name: string, text: string, base: string | undefined, expected: string])[] = [
    ['uuidBase over all', shop('x-kong-name: Kong\npaths: {}\n'), 'My Base', 'my-base'],
    ['x-kong-name over the title', shop('x-kong-name: Kong\npaths: {}\n'), undefined, 'kong'],
    ['the title', shop('paths: {}\n'), '', 'shop'],
    ['a title that is no text, as it is written', "openapi: 3.0.0\ninfo: { title: 1.0, version: '1' }\npaths: {}\n", undefined, '1-0'],
    ['the file for an untitled document', 'openapi: 3.0.0\npaths: {}\n', undefined, 'spec'],
  ];
  for (const [name, text, base, expected] of documents) {
    it(`of the document: ${name}`, () => {
      assert.equal(at(exported(text, base === undefined ? {} : { uuidBase: base }), 'services', 0, 'name'), expected);
    });
  }

  it('sort paths by code point and methods by name', () => {
    const manifest = exported(shop('paths:\n  /🙂: { put: {}, get: {} }\n  /\uffee: { get: {} }\n  /B: { get: {} }\n  /a: { get: {} }\n'));
    assert.deepEqual(each(manifest, 'paths', 'services', 0, 'routes').flat(), ['~/B$', '~/a$', '~/\uffee$', '~/🙂$', '~/🙂$']);
    assert.deepEqual(each(manifest, 'methods', 'services', 0, 'routes').slice(3).flat(), ['GET', 'PUT']);
  });
});

describe('tags', () => {
  it('come from the document', () =>
    assert.deepEqual(at(exported(shop('x-kong-tags: [a, b]\npaths: {}\n')), 'services', 0, 'tags'), ['a', 'b']));
  it('are replaced by those asked for', () => {
    const manifest = exported(shop('x-kong-tags: [a]\npaths: { /p: { get: {} } }\n'), { selectTags: ['z'] });
    assert.deepEqual([at(manifest, 'services', 0, 'tags'), at(manifest, 'services', 0, 'routes', 0, 'tags')], [['z'], ['z']]);
  });
});
