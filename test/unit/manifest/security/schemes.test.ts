import assert from 'node:assert/strict';
import { exported, shop } from '../exported';
import { ENTERPRISE, enforced, OPEN_SOURCE, pluginsOf, securedBy, unenforced } from './secured';

describe('security schemes', () => {
  it('apiKey in a header or in the query becomes key-auth that looks there and nowhere else', () => {
    const elsewhere = { key_in_body: false };
    assert.deepEqual(enforced('[{ key: [] }]', OPEN_SOURCE), {
      'key-auth': { ...elsewhere, key_names: ['X-Key'], key_in_header: true, key_in_query: false },
    });
    assert.deepEqual(enforced('[{ query: [] }]', OPEN_SOURCE), {
      'key-auth': { ...elsewhere, key_names: ['q_key'], key_in_header: false, key_in_query: true },
    });
  });

  it('apiKey in a cookie is never taken for one in a header', () => {
    assert.match(unenforced('[{ cookie: [] }]'), /^Nothing enforces “cookie”: key-auth reads no cookies\./);
  });

  it('http basic becomes basic-auth, bearer becomes jwt where it says JWT', () => {
    assert.deepEqual(enforced('[{ basic: [] }]', OPEN_SOURCE), { 'basic-auth': {} });
    assert.deepEqual(enforced('[{ jwt: [] }]', OPEN_SOURCE), { jwt: { uri_param_names: [] } });
    assert.match(unenforced('[{ opaque: [] }]'), /“opaque”: jwt checks bearer tokens only where bearerFormat is JWT/);
    assert.match(unenforced('[{ digest: [] }]'), /“digest”: no plugin is known for the HTTP scheme “digest”/);
  });

  it('openIdConnect becomes openid-connect with the issuer and, as one text, all scopes of the operation', () => {
    assert.deepEqual(enforced('[{ sso: [write, read] }]'), {
      'openid-connect': { issuer: 'https://id.example.org', scopes_required: ['read write'] },
    });
    assert.deepEqual(enforced('[{ sso: [] }]'), { 'openid-connect': { issuer: 'https://id.example.org' } });
  });

  it('openIdConnect brings a salt along, always the same for a document, without which decK refuses the plugin', () => {
    const salts = (text: string) => /"cache_tokens_salt":"([^"]+)"/g.exec(JSON.stringify(exported(text, ENTERPRISE).config))?.[1];
    const text = securedBy('[{ sso: [] }]');
    assert.match(salts(text) ?? '', /^[0-9a-f-]{36}$/);
    assert.equal(salts(text), salts(securedBy('[{ sso: [a] }]')));
    assert.notEqual(salts(text), salts(text.replace('title: Shop', 'title: Stall')));
    assert.equal(
      salts(securedBy('[{ sso: [] }]', 'x-kong-plugin-openid-connect: { config: { issuer: i, cache_tokens_salt: mine } }\n')),
      'mine',
    );
  });

  it('oauth2 becomes openid-connect where the scheme tells the issuer', () => {
    assert.deepEqual(enforced('[{ issued: [read] }]'), {
      'openid-connect': { issuer: 'https://as.example.org', scopes_required: ['read'] },
    });
    assert.match(unenforced('[{ oauth: [read] }]'), /“oauth”: its issuer is not known\. .*x-kong-security-openid-connect/);
    const described = shop(
      `paths: { /a: { get: { security: [{ o: [r] }] } } }
components: { securitySchemes: { o: { type: oauth2, flows: {}, oauth2MetadataUrl: 'https://as/.well-known/oauth-authorization-server' } } }
`,
      '3.2.0',
    );
    assert.deepEqual(pluginsOf(exported(described, ENTERPRISE)), {
      'openid-connect': { issuer: 'https://as/.well-known/oauth-authorization-server', scopes_required: ['r'] },
    });
  });

  it('mutualTLS becomes mtls-auth, which must be told whom to trust', () => {
    assert.deepEqual(enforced('[{ cert: [] }]'), { 'mtls-auth': { ca_certificates: ['fdac360e-7b19-4ade-a553-6dd22937c82f'] } });
    assert.match(unenforced('[{ bare: [] }]'), /mtls-auth has no certificate authorities to trust\./);
  });

  it('that need Kong Enterprise are not enforced by the open-source edition', () => {
    for (const [scheme, plugin] of Object.entries({ sso: 'openid-connect', issued: 'openid-connect', cert: 'mtls-auth' })) {
      assert.match(unenforced(`[{ ${scheme}: [] }]`, OPEN_SOURCE), new RegExp(`${plugin} is a plugin of Kong Enterprise`));
    }
  });

  it('without scopes of their own enforce no roles', () => {
    assert.match(unenforced('[{ key: [admin] }]'), /key-auth checks no scopes or roles, and the requirement asks for admin/);
  });

  it('that are not there, or of no known type, are said to be', () => {
    assert.match(unenforced('[{ gone: [] }]'), /“gone”: the document has no such security scheme/);
    const strange = shop('paths: { /a: { get: { security: [{ s: [] }] } } }\ncomponents: { securitySchemes: { s: { type: voice } } }\n');
    assert.throws(() => exported(strange, ENTERPRISE), /its type “voice” is not known/);
  });

  it('may name their plugin, which is then taken at its word', () => {
    const named = (plugin: string, scopes = '') =>
      shop(`paths: { /a: { get: { security: [{ s: [${scopes}] }] } } }
components:
  x-kong: { shared: { config: { cookie: sid } } }
  securitySchemes: { s: { type: apiKey, in: cookie, name: sid, ${plugin} } }
`);
    assert.deepEqual(pluginsOf(exported(named('x-kong-security-crumbs: { $ref: "#/components/x-kong/shared" }'), OPEN_SOURCE)), {
      crumbs: { cookie: 'sid' },
    });
    assert.throws(() => exported(named('x-kong-security-crumbs: {}', 'admin'), OPEN_SOURCE), /crumbs checks no scopes or roles/);
    assert.throws(() => exported(named('x-kong-security-a: {}, x-kong-security-b: {}'), OPEN_SOURCE), /name more than one plugin/);
  });

  it('may be written in another document, from OpenAPI 3.2 on', () => {
    const spec = (version: string) => shop("paths: { /a: { get: { security: [{ './auth.yaml#/key': [] }] } } }\n", version);
    const others = { 'file:///project/auth.yaml': 'key: { type: apiKey, in: header, name: K }\n' };
    assert.ok('key-auth' in pluginsOf(exported(spec('3.2.0'), OPEN_SOURCE, others)));
    assert.throws(() => exported(spec('3.1.0'), OPEN_SOURCE, others), /the document has no such security scheme/);
  });
});
