import assert from 'node:assert/strict';
import { at, exported, refused } from '../exported';
import { ENTERPRISE, enforced, objects, OPEN_SOURCE, pluginsOf, unenforced, withSchemes } from './secured';

const KEY = { key_in_body: false, key_in_header: true, key_in_query: false, key_names: ['X-Key'] };

describe('plugins that the author has written', () => {
  it('lend their config to the plugin that enforces a requirement, wherever they stand', () => {
    const hidden = { config: { hide_credentials: true } };
    assert.deepEqual(enforced('[{ key: [] }]', OPEN_SOURCE, `x-kong-plugin-key-auth: ${JSON.stringify(hidden)}\n`), {
      'key-auth': { ...KEY, hide_credentials: true },
    });
    const atOperation = exported(
      withSchemes('paths:\n  /a:\n    get: { security: [{ key: [] }], x-kong-plugin-key-auth: { enabled: true, config: { realm: r } } }\n'),
      OPEN_SOURCE,
    );
    assert.deepEqual(at(atOperation, 'services', 0, 'routes', 0, 'plugins'), [
      { config: { ...KEY, realm: 'r' }, enabled: true, name: 'key-auth', tags: [] },
    ]);
  });

  it('may take more keys than the scheme says, and not fewer', () => {
    const plugin = (config: string) => `x-kong-plugin-key-auth: { config: ${config} }\n`;
    assert.deepEqual(enforced('[{ key: [] }]', OPEN_SOURCE, plugin('{ key_names: [k, X-Key], key_in_query: true }')), {
      'key-auth': { ...KEY, key_names: ['k', 'X-Key'], key_in_query: true },
    });
    assert.match(
      unenforced('[{ key: [] }]', OPEN_SOURCE, plugin('{ key_names: [k] }')),
      /x-kong-plugin-key-auth does not look for a key named X-Key/,
    );
    assert.match(unenforced('[{ key: [] }]', OPEN_SOURCE, plugin('{ key_in_header: false }')), /does not look where the key is/);
  });

  it('that let callers in are no enforcement', () => {
    assert.match(unenforced('[{ key: [] }]', OPEN_SOURCE, 'x-kong-plugin-key-auth: { enabled: false }\n'), /is turned off/);
    assert.match(
      unenforced('[{ basic: [] }]', OPEN_SOURCE, 'x-kong-plugin-basic-auth: { config: { anonymous: guest } }\n'),
      /lets everybody in/,
    );
    assert.match(
      unenforced('[{ sso: [] }]', ENTERPRISE, 'x-kong-plugin-openid-connect: { config: { issuer: i, verify_signature: false } }\n'),
      /takes tokens that anybody can write/,
    );
    const options = withSchemes(
      'x-kong-plugin-key-auth: { config: { run_on_preflight: false } }\npaths:\n  /a:\n    get: { security: [{ key: [] }] }\n    options: { security: [{ key: [] }] }\n',
    );
    assert.deepEqual(
      refused(options, OPEN_SOURCE).map(({ message, range }) => [/lets OPTIONS requests in/.test(message), range.start.line]),
      [[true, 4]],
    );
  });

  it('keep issuer and scopes of their own, and the requirement’s scopes are needed as well', () => {
    const plugin = 'x-kong-plugin-openid-connect: { config: { issuer: mine, scopes_required: [x, y z] } }\n';
    assert.deepEqual(enforced('[{ sso: [a] }]', ENTERPRISE, plugin), {
      'openid-connect': { issuer: 'mine', scopes_required: ['a x', 'a y z'] },
    });
  });

  it('are taken to be meant for a scheme that no plugin follows from, and for no other', () => {
    const introspection = 'x-kong-plugin-oauth2-introspection: { config: { introspection_url: https://i, authorization_value: v } }\n';
    assert.deepEqual(Object.keys(enforced('[{ opaque: [] }]', ENTERPRISE, introspection)), ['oauth2-introspection']);
    assert.deepEqual(Object.keys(enforced('[{ jwt: [] }]', ENTERPRISE, introspection)), ['jwt']);
    const ldap = 'x-kong-plugin-ldap-auth: { config: { ldap_host: h } }\n';
    assert.deepEqual(Object.keys(enforced('[{ digest: [] }]', OPEN_SOURCE, ldap)), ['ldap-auth']);
    assert.deepEqual(Object.keys(enforced('[{ basic: [] }]', OPEN_SOURCE, ldap)), ['basic-auth']);
  });

  it('that ask who calls must not stand where everybody is let in', () => {
    const problems = refused(
      withSchemes('x-kong-plugin-key-auth: {}\nsecurity: [{ key: [] }]\npaths:\n  /a:\n    get: {}\n    put: { security: [] }\n'),
      OPEN_SOURCE,
    );
    assert.equal(problems.length, 1);
    assert.match(
      problems[0]?.message ?? '',
      /lets everybody in, and x-kong-plugin-key-auth still asks who calls.*x-kong-security-key-auth/,
    );
    assert.equal(problems[0]?.range.start.line, 9);
    assert.match(unenforced('[]', OPEN_SOURCE, 'x-kong-plugin-acl: { config: { allow: [a] } }\n'), /x-kong-plugin-acl still asks/);
    assert.deepEqual(enforced('[{ key: [] }, {}]', OPEN_SOURCE, 'x-kong-plugin-key-auth: { config: { anonymous: guest } }\n'), {});
  });

  it('stay as they are where nothing is said of security', () => {
    const manifest = exported(withSchemes('x-kong-plugin-key-auth: {}\npaths: { /a: { get: {} } }\n'), OPEN_SOURCE);
    assert.deepEqual(pluginsOf(manifest), {});
    assert.deepEqual(
      objects(at(manifest, 'services', 0, 'plugins')).map(({ name }) => name),
      ['key-auth'],
    );
  });

  it('keep alternatives from being asked for', () => {
    const either = '[{ key: [] }, { basic: [] }]';
    assert.match(
      unenforced(either, OPEN_SOURCE, 'x-kong-plugin-key-auth: { ordering: { after: { access: [cors] } } }\n'),
      /has an order of its own/,
    );
    const certificates = 'ca_certificates: [fdac360e-7b19-4ade-a553-6dd22937c82f]';
    assert.match(
      unenforced(
        '[{ key: [] }, { cert: [] }]',
        ENTERPRISE,
        `x-kong-plugin-mtls-auth: { config: { ${certificates}, skip_consumer_lookup: true } }\n`,
      ),
      /keeps no consumer/,
    );
    assert.match(unenforced(either, OPEN_SOURCE, 'x-kong-plugin-jwt: {}\n'), /beside x-kong-plugin-jwt, Kong would not ask for the others/);
    assert.match(
      unenforced(either, OPEN_SOURCE, 'x-kong-plugin-aws-lambda: { config: { function_name: f } }\n'),
      /x-kong-plugin-aws-lambda answers before Kong turns away/,
    );
    assert.match(
      unenforced(either, OPEN_SOURCE, 'x-kong-plugin-request-termination: { consumer: shop_anonymous, config: { trigger: x } }\n'),
      /The consumer shop_anonymous stands for callers without credentials/,
    );
  });

  describe('and turned off on a route run there all the same where the service has them', () => {
    // Kong, kong/runloop/plugins_iterator.lua: a plugin that is not enabled is passed over, and the service's is looked for.
    const OFF = 'x-kong-plugin-key-auth: { enabled: false }';
    const paths = (security: string, path = '', more = '') =>
      withSchemes(`x-kong-plugin-key-auth: {}\npaths:\n  /a:\n${path}    get: { security: ${security}, ${more} }\n`);
    const either = '[{ jwt: [] }, { basic: [] }]';
    const own = '    servers: [{ url: https://b.example.org }]\n';
    const cases: Readonly<Record<string, { text: (security: string) => string; runs: boolean }>> = {
      'of an operation': { text: (security) => paths(security, '', OFF), runs: true },
      'of a path': { text: (security) => paths(security, `    ${OFF}\n`), runs: true },
      'of an operation whose path has a service': { text: (security) => paths(security, own, OFF), runs: true },
      'nowhere, as the service of the path has it turned off too': {
        text: (security) => paths(security, `${own}    ${OFF}\n`),
        runs: false,
      },
      'nowhere, as the service of the operation has none': {
        text: (security) => paths(security, '', `${OFF}, servers: [{ url: https://b.example.org }]`),
        runs: false,
      },
    };
    for (const [where, { text, runs }] of Object.entries(cases)) {
      it(where, () => {
        if (!runs) {
          assert.deepEqual(
            [either, '[]'].map((security) => exported(text(security), OPEN_SOURCE).notes),
            [[], []],
          );
          return;
        }
        const [closed, open] = [either, '[]'].map((security) => refused(text(security), OPEN_SOURCE).map(({ message }) => message));
        assert.match(closed?.join() ?? '', /^Nothing enforces “one of” these requirements: beside x-kong-plugin-key-auth,/);
        assert.match(open?.join() ?? '', /^This operation lets everybody in, and x-kong-plugin-key-auth still asks/);
      });
    }
  });

  it('on the scheme are for the operations that ask for it', () => {
    const manifest = exported(
      withSchemes('paths:\n  /a:\n    get: { security: [{ s: [] }] }\n    put: { security: [] }\n').replace(
        'securitySchemes:',
        'securitySchemes:\n    s: { type: apiKey, in: header, name: K, x-kong-security-key-auth: { config: { hide_credentials: true } } }',
      ),
      OPEN_SOURCE,
    );
    assert.deepEqual(pluginsOf(manifest, 0), { 'key-auth': { ...KEY, key_names: ['K'], hide_credentials: true } });
    assert.deepEqual(pluginsOf(manifest, 1), {});
  });
});
