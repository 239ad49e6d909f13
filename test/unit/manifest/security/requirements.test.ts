import assert from 'node:assert/strict';
import { at, each, exported, refused, shop } from '../exported';
import { ENTERPRISE, enforced, objects, OPEN_SOURCE, pluginsOf, unenforced, withSchemes } from './secured';

const ANONYMOUS = { anonymous: 'shop_anonymous' };
const KEY = { key_in_body: false, key_in_header: true, key_in_query: false, key_names: ['X-Key'] };

describe('security requirements', () => {
  it('of an operation replace those of the document', () => {
    const manifest = exported(
      withSchemes(
        'security: [{ key: [] }]\npaths:\n  /a:\n    get: {}\n    post: { security: [{ basic: [] }] }\n    put: { security: [] }\n',
      ),
      OPEN_SOURCE,
    );
    assert.deepEqual(each(manifest, 'methods', 'services', 0, 'routes'), [['GET'], ['POST'], ['PUT']]);
    assert.deepEqual(
      [0, 1, 2].map((route) => Object.keys(pluginsOf(manifest, route))),
      [['key-auth'], ['basic-auth'], []],
    );
    assert.deepEqual(at(manifest, 'services', 0, 'plugins'), []);
    assert.equal(at(manifest, 'consumers'), undefined);
  });

  it('hold for operations and paths with servers of their own, and for each of an operation’s routes', () => {
    const header = '{ name: X-V, in: header, required: true, schema: { enum: [a, b] } }';
    const manifest = exported(
      withSchemes(`servers: [{ url: https://a }]
security: [{ key: [] }]
paths:
  /a:
    get: { servers: [{ url: https://b }], parameters: [${header}] }
  /b:
    servers: [{ url: https://c }]
    get: {}
`),
      OPEN_SOURCE,
    );
    const routes = objects(at(manifest, 'services')).flatMap(({ routes: list }) => objects(list));
    assert.equal(routes.length, 4);
    for (const { plugins } of routes)
      assert.deepEqual(
        objects(plugins).map(({ name, config }) => [name, config]),
        [['key-auth', KEY]],
      );
  });

  it('with several schemes need the plugin of each', () => {
    assert.deepEqual(enforced('[{ key: [], jwt: [] }]', OPEN_SOURCE), { 'key-auth': KEY, jwt: { uri_param_names: [] } });
    assert.match(unenforced('[{ key: [], other: [] }]'), /both need key-auth, and a route carries a plugin once/);
    assert.match(unenforced('[{ sso: [], issued: [] }]'), /both need openid-connect/);
  });

  it('of which one is enough fall back on an anonymous consumer that is turned away', () => {
    const manifest = exported(withSchemes('paths: { /a: { get: { security: [{ key: [] }, { basic: [] }] } } }\n'), OPEN_SOURCE);
    assert.deepEqual(pluginsOf(manifest), { 'key-auth': { ...KEY, ...ANONYMOUS }, 'basic-auth': ANONYMOUS });
    assert.deepEqual(at(manifest, 'consumers'), [
      {
        username: 'shop_anonymous',
        tags: [],
        plugins: [{ name: 'request-termination', config: { status_code: 401, message: 'Unauthorized' }, tags: [] }],
      },
    ]);
  });

  it('of which one is enough map tokens to consumers, without which the anonymous one would stay', () => {
    assert.deepEqual(enforced('[{ key: [] }, { sso: [a] }]')['openid-connect'], {
      ...ANONYMOUS,
      consumer_claim: ['sub'],
      issuer: 'https://id.example.org',
      scopes_required: ['a'],
    });
  });

  it('for one plugin need no anonymous consumer', () => {
    assert.deepEqual(enforced('[{ key: [] }, { other: [] }]'), { 'key-auth': { ...KEY, key_names: ['X-Key', 'X-Other'] } });
    assert.deepEqual(enforced('[{ key: [] }, { query: [] }]'), {
      'key-auth': { ...KEY, key_names: ['X-Key', 'q_key'], key_in_query: true },
    });
    assert.deepEqual(enforced('[{ sso: [b, a] }, { sso: [c] }]'), {
      'openid-connect': { issuer: 'https://id.example.org', scopes_required: ['a b', 'c'] },
    });
    assert.match(unenforced('[{ sso: [] }, { issued: [] }]'), /the same plugin would have to stand on the route twice/);
  });

  it('that say no more than another add nothing', () => {
    assert.deepEqual(enforced('[{ key: [] }, { key: [], basic: [] }]'), { 'key-auth': KEY });
    assert.deepEqual(enforced('[{ key: [] }, { key: [], cookie: [] }]'), { 'key-auth': KEY });
    assert.deepEqual(enforced('[{ key: [] }, { key: [] }]'), { 'key-auth': KEY });
    assert.deepEqual(enforced('[{ sso: [a, b] }, { sso: [a] }]'), {
      'openid-connect': { issuer: 'https://id.example.org', scopes_required: ['a'] },
    });
  });

  it('that mix “and” and “or” are refused, since a plugin that lets in silences the alternatives', () => {
    assert.match(unenforced('[{ key: [], basic: [] }, { jwt: [] }]'), /basic-auth and key-auth, or jwt\): Kong takes “one of” or “all of”/);
    assert.match(unenforced('[{ key: [], basic: [] }, { key: [], jwt: [] }]'), /not a mixture/);
    assert.deepEqual(enforced('[{ key: [], basic: [] }, { other: [], basic: [] }]'), {
      'basic-auth': {},
      'key-auth': { ...KEY, key_names: ['X-Key', 'X-Other'] },
    });
  });

  it('that are empty let everybody in', () => {
    assert.deepEqual(enforced('[]'), {});
    assert.deepEqual(enforced('[{}]'), {});
    assert.deepEqual(enforced('[{ key: [] }, {}]'), {});
    assert.deepEqual(enforced('[{ cookie: [] }, {}]'), {});
  });

  it('that cannot be read are refused', () => {
    assert.match(unenforced('{ key: [] }'), /Expected security to be an array/);
    assert.match(unenforced('[key]'), /Expected a security requirement to be an object/);
    assert.match(unenforced('[{ key: x }]'), /“key”: its scopes are no array\. Write \[\]/);
  });

  it('that cannot be enforced are all named, each with its line, once', () => {
    const problems = refused(
      withSchemes(
        'security:\n  - cookie: []\npaths:\n  /a:\n    get: {}\n    put: {}\n    post:\n      security:\n        - opaque: []\n          oauth: []\n',
      ),
      ENTERPRISE,
    );
    const lines = problems.map(({ range, message }) => [range.start.line + 1, /“(\w+)”/.exec(message)?.[1]]);
    assert.deepEqual(lines, [
      [6, 'cookie'],
      [13, 'opaque'],
      [13, 'oauth'],
    ]);
  });

  it('do without decK’s openid-connect', () => {
    const text = shop(
      'security: [{ s: [] }, { s: [] }]\npaths: { /a: { get: { security: [] } } }\ncomponents: { securitySchemes: { s: { type: oauth2 } } }\n',
    );
    assert.deepEqual(pluginsOf(exported(text, { ...OPEN_SOURCE, generateSecurity: true })), {});
  });
});

describe('requirements that are allowed not to be enforced', () => {
  const allowed = (security: string, more = '') =>
    exported(withSchemes(`${more}paths:\n  /a:\n    get: { security: ${security} }\n`), { ...ENTERPRISE, allowUnenforced: true });

  it('become notes', () => {
    const manifest = allowed('[{ cookie: [] }]');
    assert.deepEqual(pluginsOf(manifest), {});
    assert.deepEqual(
      manifest.notes.map(({ message, range }) => [/“cookie”/.test(message), range.start.line]),
      [[true, 6]],
    );
  });

  it('leave what can be enforced without locking anybody out', () => {
    assert.deepEqual(Object.keys(pluginsOf(allowed('[{ cookie: [], key: [] }]'))), ['key-auth']);
    assert.deepEqual(Object.keys(pluginsOf(allowed('[{ cookie: [], key: [], other: [], basic: [] }]'))), ['basic-auth']);
    assert.deepEqual(pluginsOf(allowed('[{ cookie: [] }, { key: [] }]')), {});
    assert.deepEqual(pluginsOf(allowed('[{ key: [], basic: [] }, { jwt: [] }]')), {});
  });
});
