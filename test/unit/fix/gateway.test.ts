import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { Document } from '../../../server/src/document/document';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../../server/src/document/jsonValue';
import { shortName } from '../../../server/src/fix/rules/gateway/shortName';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import { offer, offered, ROOT } from './offers';

const HEAD = 'openapi: 3.0.3\ninfo: {title: t, version: "1"}\nservers: [{url: "https://a.test"}]\n';
const LONG = 'serviceNetworkServiceAssociationIdentifier';
const SHORT = 'serviceNetworkServiceAssociation';

function at(after: unknown, path: JsonPath): unknown {
  const value: JsonValue = JSON.parse(JSON.stringify(after));
  return valueAt(value, path);
}

describe('a shorter name', () => {
  it('is made of the words that fit', () => {
    assert.equal(shortName(LONG, 32, []), SHORT);
    assert.equal(shortName('a_very-long.name_of-something_that_has_signs', 32, []), 'a_very-long.name_of-something');
    assert.equal(shortName('x'.repeat(40), 32, []), 'x'.repeat(32));
    assert.equal(shortName(`id_${'x'.repeat(40)}`, 32, []), `id_${'x'.repeat(29)}`);
  });

  it('is numbered where another has it, whatever its case and signs', () => {
    assert.equal(shortName(LONG, 32, [SHORT]), 'serviceNetworkService2');
    assert.equal(
      shortName(LONG, 32, [SHORT.toUpperCase(), 'service-network-service2', 'serviceNetworkService2']),
      'serviceNetworkService3',
    );
  });
});

describe('gateway-path-parameter-length', () => {
  const path = ['paths', `/a/{${LONG}}`];
  const own = `paths:\n  /a/{${LONG}}:\n    parameters: [{name: ${LONG}, in: path, required: true}, {name: ${LONG}, in: query}]\n    get: {}\n`;

  it('renames the path and its parameter, not one of that name elsewhere', () => {
    const after = offer(HEAD + own, 'gateway-path-parameter-length', path)?.['root.yaml'];
    assert.equal(after, HEAD + own.replace(`{${LONG}}`, `{${SHORT}}`).replace(`name: ${LONG}, in: path`, `name: ${SHORT}, in: path`));
  });

  it('renames every path that shares the parameter, in files too', () => {
    const files = {
      'root.yaml': `${HEAD}paths:\n  /a/{${LONG}}:\n    $ref: item.yaml\n  /b/{${LONG}}:\n    get: {parameters: [{$ref: "item.yaml#/parameters/0"}]}\n  /c/{${LONG}}:\n    get: {}\n`,
      'item.yaml': `parameters:\n  - name: ${LONG}\n    in: path\nget: {}\n`,
    };
    const after = offer(files, 'gateway-path-parameter-length', path);
    assert.deepEqual(Object.keys(parse(after?.['root.yaml'] ?? '').paths), [`/a/{${SHORT}}`, `/b/{${SHORT}}`, `/c/{${LONG}}`]);
    assert.equal(after?.['item.yaml'], files['item.yaml'].replace(LONG, SHORT));
  });

  for (const [name, more] of Object.entries({
    'a link': `components: {links: {l: {operationId: x, parameters: {${LONG}: 1}}}}\n`,
    'a link that names the place': `components: {links: {l: {operationId: x, parameters: {path.${LONG}: 1}}}}\n`,
    'an expression': `x: '$request.path.${LONG}'\n`,
    'what a plugin reads': 'x-kong-plugin-request-transformer: {config: {replace: {uri: "/$(uri_captures.a)"}}}\n',
    'a pointer': `x: {$ref: '#/paths/~1a~1%7B${LONG}%7D'}\n`,
  })) {
    it(`is not offered beside ${name}`, () => {
      assert.equal(offer(HEAD + own + more, 'gateway-path-parameter-length', path), undefined);
    });
  }

  it('is not offered where a path that shares the parameter does not hold it, or something else refers to it', () => {
    const shared = (rest: string): string =>
      `${HEAD}components: {parameters: {p: {name: ${LONG}, in: path}}}\npaths:\n  /a/{${LONG}}: {get: {parameters: [{$ref: "#/components/parameters/p"}]}}\n${rest}`;
    assert.notEqual(offer(shared(''), 'gateway-path-parameter-length', path), undefined);
    assert.equal(
      offer(shared('  /b: {get: {parameters: [{$ref: "#/components/parameters/p"}]}}\n'), 'gateway-path-parameter-length', path),
      undefined,
    );
    assert.equal(offer(shared('x: [{$ref: "#/components/parameters/p"}]\n'), 'gateway-path-parameter-length', path), undefined);
  });

  it('is not offered for a name that is short, or gone', () => {
    assert.equal(
      offer(`${HEAD}paths: {"/a/{${SHORT}}": {get: {}}}\n`, 'gateway-path-parameter-length', ['paths', `/a/{${SHORT}}`]),
      undefined,
    );
    assert.equal(offer(`${HEAD}paths: {/a: {get: {}}}\n`, 'gateway-path-parameter-length', path), undefined);
  });
});

describe('gateway-route-shadowed', () => {
  const code = 'gateway-route-shadowed';
  const path = ['paths', '/a/b/{z}', 'get'];
  const priority = (text: string, at1 = path): unknown =>
    at(offered(HEAD + text, code, at1), ['paths', String(at1[1]), 'x-kong-route-defaults']);

  it('is the higher the more exact a path is, so that each stands above all that are wider', () => {
    const paths = 'paths: {"/{x}/{y}/{z}": {get: {}}, "/a/{y}/{z}": {get: {}}, "/a/b/{z}": {get: {}}}\n';
    // One less than given is what a path with parameters gets: 101 and 102, over the 100 of the widest.
    assert.deepEqual(priority(paths, ['paths', '/a/{y}/{z}', 'get']), { regex_priority: 102 });
    assert.deepEqual(priority(paths), { regex_priority: 103 });
  });

  it('goes over one that is given', () => {
    assert.deepEqual(priority('paths: {"/a/{y}/{z}": {x-kong-route-defaults: {regex_priority: 200}, get: {}}, "/a/b/{z}": {get: {}}}\n'), {
      regex_priority: 201,
    });
    const plain =
      'paths: {"/a/{y}": {x-kong-route-defaults: {regex_priority: 300}, get: {}}, /a/b: {x-kong-route-defaults: {strip_path: true}, get: {}}}\n';
    assert.deepEqual(priority(plain, ['paths', '/a/b', 'get']), { strip_path: true, regex_priority: 300 });
  });

  it('is not offered where another level says something about routes, or the path item stands elsewhere', () => {
    const wide = '"/a/{y}/{z}": {get: {}}';
    const exact = (more: string): string => `"/a/b/{z}": {get: {${more}}}`;
    const text = (more: string, rest = ''): string => `${HEAD}paths: {${wide}, ${exact(more)}}\n${rest}`;
    assert.notEqual(offer(text(''), code, path), undefined);
    assert.equal(offer(text('x-kong-route-defaults: {}'), code, path), undefined);
    assert.equal(offer(text('', 'x-kong-route-defaults: {}\n'), code, path), undefined);
    assert.equal(offer(`${HEAD}paths: {${wide}, "/a/b/{z}": {$ref: "#/x"}}\nx: {get: {}}\n`, code, path), undefined);
    assert.equal(offer(`${HEAD}paths: {"/a/{y}/{z}": {get: {x-kong-route-defaults: {}}}, ${exact('')}}\n`, code, path), undefined);
    assert.equal(offer(`${HEAD}paths: {${exact('')}}\n`, code, path), undefined, 'nothing is wider');
  });
});

describe('gateway-own-servers-security', () => {
  const code = 'gateway-own-servers-security';
  const path = ['paths', '/a', 'get', 'servers'];
  const text = (scheme = 'type: openIdConnect, openIdConnectUrl: "https://i.test"', security = '[{sso: [b, a]}]'): string =>
    `${HEAD}security: ${security}\npaths: {/a: {get: {servers: [{url: "https://b.test"}]}, put: {}}}\ncomponents: {securitySchemes: {sso: {${scheme}}}}\n`;
  const withExtension = text(
    'type: openIdConnect, openIdConnectUrl: "https://i.test", x-kong-security-openid-connect: {enabled: false, config: {issuer: "https://j.test", scopes_required: [c]}}',
  );

  for (const [name, before] of Object.entries({ 'a scheme': text(), 'a scheme with an extension': withExtension })) {
    it(`puts the very plugin on the route that the document's service has, for ${name}`, () => {
      const after = offer(before, code, path)?.['root.yaml'] ?? '';
      const outcome = exportManifest(new Document(ROOT, 0, after), { generateSecurity: true, noId: true });
      assert.ok(outcome.ok, JSON.stringify(outcome));
      const services = outcome.manifest.config['services'];
      const [ofDocument, ofOperation] = isJsonArray(services) ? services : [];
      const plugin = valueAt(ofDocument, ['plugins', 0]);
      assert.equal(valueAt(plugin, ['name']), 'openid-connect');
      const onRoute = valueAt(ofOperation, ['routes', 0, 'plugins', 0]);
      // A plugin of the document's own security carries no tags (decK's way); one that is written does.
      // What decK generates has no salt, which decK then asks for; the plugin that is written has one.
      const config = valueAt(plugin, ['config']);
      assert.ok(isJsonObject(config));
      assert.deepEqual(valueAt(onRoute, ['config']), { ...config, cache_tokens_salt: 't cache_tokens_salt' });
      assert.deepEqual([valueAt(onRoute, ['name']), valueAt(onRoute, ['enabled'])], ['openid-connect', valueAt(plugin, ['enabled'])]);
    });
  }

  it('is not offered for what decK makes no plugin of', () => {
    assert.equal(offer(text(undefined, '[{sso: []}, {}]'), code, path), undefined);
    assert.equal(offer(text(undefined, '[{sso: [], key: []}]'), code, path), undefined);
    assert.equal(offer(text(undefined, '[{other: []}]'), code, path), undefined);
    assert.equal(
      offer(text('type: openIdConnect, x-kong-security-openid-connect: {$ref: "#/components/x-kong/a"}'), code, path),
      undefined,
    );
  });
});

describe('gateway-requirement-unenforced', () => {
  const code = 'gateway-requirement-unenforced';
  const path = ['security', '0'];
  const text = (scheme: string): string =>
    `${HEAD}security: [{token: []}]\npaths: {/a: {get: {}}}\ncomponents: {securitySchemes: {token: {${scheme}}}}\n`;
  const schemeAfter = (scheme: string): unknown => at(offered(text(scheme), code, path), ['components', 'securitySchemes', 'token']);

  it('says that a bearer token is a JWT', () => {
    const description = 'JSON Web Tokens, to be checked as RFC8725 says.';
    assert.deepEqual(schemeAfter('type: http, scheme: bearer'), { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description });
    assert.deepEqual(schemeAfter('type: http, scheme: bearer, description: RFC8725.'), {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'RFC8725.',
    });
  });

  it('is not offered where somebody said what it is, or for another scheme', () => {
    for (const scheme of [
      'type: http, scheme: bearer, bearerFormat: opaque',
      'type: http, scheme: bearer, x-kong-security-oauth2-introspection: {}',
      'type: http, scheme: digest',
      'type: apiKey, in: cookie, name: a',
    ])
      assert.equal(offer(text(scheme), code, path), undefined, scheme);
  });
});
