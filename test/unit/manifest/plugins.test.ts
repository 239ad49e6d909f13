import assert from 'node:assert/strict';
import { uuidOfName } from '../../../server/src/manifest/uuid';
import { at, each, exported, objectAt, refused, shop } from './exported';

const LEVELS = `x-kong-plugin-cors: { config: { a: document } }
x-kong-plugin-acl: { service: s, route: r }
paths:
  /p:
    x-kong-plugin-cors: { config: { a: path } }
    get:
      x-kong-plugin-zipkin: {}
`;

describe('plugins', () => {
  it('of the document stand on its service, those of a path and an operation on the route', () => {
    const manifest = exported(shop(LEVELS));
    assert.deepEqual(each(manifest, 'name', 'services', 0, 'plugins'), ['acl', 'cors']);
    assert.deepEqual(each(manifest, 'name', 'services', 0, 'routes', 0, 'plugins'), ['cors', 'zipkin']);
    assert.deepEqual(at(manifest, 'services', 0, 'routes', 0, 'plugins', 0, 'config'), { a: 'path' });
  });

  it('have ids of their owner and no other owners', () => {
    const acl = objectAt(exported(shop(LEVELS)), 'services', 0, 'plugins', 0);
    assert.deepEqual(acl, { id: uuidOfName('shop.plugin.acl'), name: 'acl', tags: [] });
  });

  it('of all levels stand on the route of an operation with a service of its own', () => {
    const manifest = exported(shop(`servers: [{ url: /d }]\n${LEVELS}      servers: [{ url: https://own }]\n`));
    assert.deepEqual(each(manifest, 'name', 'services', 1, 'plugins'), []);
    assert.deepEqual(each(manifest, 'name', 'services', 1, 'routes', 0, 'plugins'), ['acl', 'cors', 'zipkin']);
  });

  it('of a consumer go to the top and say whom else they belong to', () => {
    const text = shop('x-kong-plugin-a: { consumer: c2 }\npaths:\n  /p: { get: { x-kong-plugin-a: { consumer: c1 } } }\n');
    assert.deepEqual(
      [each(exported(text), 'consumer', 'plugins'), each(exported(text), 'service', 'plugins'), each(exported(text), 'route', 'plugins')],
      [
        ['c1', 'c2'],
        [undefined, 'shop'],
        ['shop_p_get', undefined],
      ],
    );
  });

  it('may be written once under components/x-kong', () => {
    const text = shop(
      "x-kong-plugin-a: { $ref: '#/components/x-kong/plugins/a' }\npaths: {}\ncomponents: { x-kong: { plugins: { a: { config: { b: 1 } } } } }\n",
    );
    assert.deepEqual(at(exported(text), 'services', 0, 'plugins', 0, 'config'), { b: 1 });
  });

  const wrong: readonly (readonly [name: string, text: string, message: RegExp])[] = [
    ['that is no object', 'x-kong-plugin-a: 1\npaths: {}\n', /Expected x-kong-plugin-a to be an object/],
    [
      'that refers elsewhere',
      "x-kong-plugin-a: { $ref: '#/components/schemas/A' }\npaths: {}\ncomponents: { schemas: { A: {} } }\n",
      /may only point to/,
    ],
    ['that refers to nothing', "x-kong-plugin-a: { $ref: '#/components/x-kong/a' }\npaths: {}\n", /leads nowhere/],
  ];
  for (const [name, text, message] of wrong) {
    it(`refuses one ${name}, with its line`, () => {
      const [problem] = refused(shop(text));
      assert.match(problem?.message ?? '', message);
      assert.equal(problem?.range.start.line, 4);
    });
  }
});

describe('openid-connect', () => {
  const SCHEMES =
    "components: { securitySchemes: { sso: { type: openIdConnect, openIdConnectUrl: 'https://id/.well-known' }, key: { type: apiKey } } }\n";
  const secured = (security: string, path = '{}') => shop(`security: ${security}\npaths: { /p: { get: ${path} } }\n${SCHEMES}`);

  it('is made from the one requirement when asked', () => {
    const text = secured('[{ sso: [write, read] }]');
    assert.deepEqual(each(exported(text), 'name', 'services', 0, 'plugins'), []);
    const plugin = objectAt(exported(text, { generateSecurity: true }), 'services', 0, 'plugins', 0);
    assert.deepEqual(plugin, { name: 'openid-connect', config: { issuer: 'https://id/.well-known', scopes_required: ['read', 'write'] } });
  });

  it('stands on a route only where the operation asks for something else', () => {
    const same = exported(secured('[{ sso: [a] }]', '{ security: [{ sso: [a] }] }'), { generateSecurity: true });
    assert.deepEqual(each(same, 'name', 'services', 0, 'routes', 0, 'plugins'), []);
    const other = exported(secured('[{ sso: [a] }]', '{ security: [{ sso: [b] }] }'), { generateSecurity: true });
    assert.deepEqual(at(other, 'services', 0, 'routes', 0, 'plugins', 0, 'config', 'scopes_required'), ['b']);
  });

  const unsupported: readonly (readonly [security: string, message: RegExp])[] = [
    ['[{ sso: [] }, { key: [] }]', /only a single security-requirement is supported/],
    ['[{ sso: [], key: [] }]', /only a single security-scheme is supported/],
    ['[{ key: [] }]', /only security-schemes of type 'openIdConnect'/],
    ['[{ none: [] }]', /no security-schemes with name 'none'/],
    ['true', /Expected security to be an array/],
  ];
  for (const [security, message] of unsupported) {
    it(`refuses ${security}`, () => assert.match(refused(secured(security), { generateSecurity: true })[0]?.message ?? '', message));
  }

  it('passes over what it cannot carry when told to', () => {
    const manifest = exported(secured('[{ key: [] }]'), { generateSecurity: true, ignoreSecurityErrors: true });
    assert.deepEqual(each(manifest, 'name', 'services', 0, 'plugins'), []);
  });
});
