import assert from 'node:assert/strict';
import { isJsonObject, valueAt } from '../../../server/src/document/jsonValue';
import { Document } from '../../../server/src/document/document';
import { at, exported, objectAt, refused, ROOT } from './exported';

const SHOP = `swagger: '2.0'
info: { title: Shop, version: '1' }
host: shop.example.com
basePath: /v1
schemes: [https]
consumes: [application/json]
x-kong-plugin-request-validator: {}
paths:
  /pets/{id}:
    parameters:
      - { name: id, in: path, type: string, required: true }
    post:
      operationId: addPet
      parameters:
        - { name: body, in: body, schema: { $ref: '#/definitions/Pet' } }
        - { name: size, in: query, type: integer, maximum: 9 }
definitions:
  Pet: { type: object, properties: { name: { type: string } } }
`;

describe('Swagger 2', () => {
  it('is exported as the OpenAPI 3.0 that it means', () => {
    const manifest = exported(SHOP);
    const service = objectAt(manifest, 'services', 0);
    assert.deepEqual([service['protocol'], service['host'], service['port'], service['path']], ['https', 'shop.example.com', 443, '/v1']);
    const config = objectAt(manifest, 'services', 0, 'routes', 0, 'plugins', 0, 'config');
    assert.equal(
      config['body_schema'],
      '{"$ref":"#/definitions/Pet","definitions":{"Pet":{"properties":{"name":{"type":"string"}},"type":"object"}}}',
    );
    assert.equal(
      at(manifest, 'services', 0, 'routes', 0, 'plugins', 0, 'config', 'parameter_schema', 1, 'schema'),
      '{"maximum":9,"type":"integer"}',
    );
  });

  it('is led back to from every entity', () => {
    const { value } = new Document(ROOT, 0, SHOP);
    const { origins } = exported(SHOP);
    assert.deepEqual(
      [...origins.values()].map(({ path }) => path.join(' ')),
      ['', 'paths /pets/{id} post', 'x-kong-plugin-request-validator'],
    );
    for (const { path } of origins.values()) assert.ok(isJsonObject(valueAt(value, path)));
  });

  it('is refused where it stands, not where it stood after the conversion', () => {
    const [problem] = refused(SHOP.replace('name: { type: string }', 'name: { type: string, not: true }'));
    assert.deepEqual(problem?.path, ['definitions', 'Pet', 'properties', 'name', 'not']);
    assert.equal(problem.range.start.line, 17);
    const [server] = refused(SHOP.replace('host: shop.example.com', 'host: a b'));
    assert.deepEqual(server?.path, ['host']);
    const [parameter] = refused(SHOP.replace('type: integer, maximum: 9', '$ref: 1'));
    assert.deepEqual(parameter?.path.slice(0, 3), ['paths', '/pets/{id}', 'post']);
  });
});
