import assert from 'node:assert/strict';
import { writeManifest } from '../../../../server/src/manifest/writeManifest';
import { exported, refused, shop } from '../exported';

const WRONG = shop(`servers: [{ url: https://a }]
x-kong-plugin-cors:
  config:
    origins: '*'
paths:
  /a:
    get:
      x-kong-plugin-rate-limiting:
        config: { minutes: 5 }
    put:
      x-kong-plugin-http-log: { $ref: '#/components/x-kong/log' }
  /b:
    servers: [{ url: https://b }]
    get: {}
components:
  x-kong:
    log: { config: {} }
`);
/** The lines, counted from one, and the ends of the messages. */
const EXPECTED = [
  [8, 'config.origins must be a list.'],
  [13, 'config.minutes is no field that open-source Kong 3.9 knows. Do you mean minute?'],
  [15, 'config.http_endpoint must be given.'],
];

function linesOf(found: readonly { readonly message: string; readonly range: { readonly start: { readonly line: number } } }[]) {
  return found.map(({ message, range }) => [range.start.line + 1, message.replace(/^The gateway would refuse this [a-z-]+: /, '')]);
}

describe('the plugins of an export', () => {
  it('are checked, each place once, and what is wrong is said without changing the result', () => {
    const manifest = exported(WRONG);
    assert.deepEqual(linesOf(manifest.warnings), EXPECTED);
    assert.deepEqual(manifest.notes, []);
    assert.match(writeManifest(manifest, 'json', []), /"minutes": 5/);
  });

  it('stand in the way where they are to be checked, all of them at once', () => {
    assert.deepEqual(linesOf(refused(WRONG, { checkPlugins: true })), EXPECTED);
    assert.deepEqual(linesOf(refused(WRONG, { security: 'full' })), EXPECTED);
  });

  it('include those that the gateway’s edition lacks', () => {
    const text = shop('paths: { /a: { get: { x-kong-plugin-openid-connect: { config: { issuer: i, cache_tokens_salt: s } } } } }\n');
    assert.match(
      exported(text)
        .warnings.map(({ message }) => message)
        .join(),
      /openid-connect is a plugin of Kong Enterprise/,
    );
    assert.deepEqual(exported(text, { gateway: { edition: 'enterprise', version: '3.9' } }).warnings, []);
  });

  it('pass with a warning where only a newer gateway may know better', () => {
    const text = shop('paths: { /a: { get: { x-kong-plugin-cors: { config: { fresh: 1 } } } } }\n');
    const manifest = exported(text, { checkPlugins: true, gateway: { edition: 'enterprise', version: '3.13' } });
    assert.match(manifest.warnings.map(({ message }) => message).join(), /config\.fresh is no field that Kong 3\.9 knows/);
  });

  it('are found on the scheme and in other documents as well', () => {
    const onScheme = shop(`paths: { /a: { get: { security: [{ k: [] }] } } }
components:
  securitySchemes:
    k: { type: apiKey, in: header, name: K, x-kong-security-key-auth: { config: { hide: true } } }
`);
    assert.deepEqual(
      refused(onScheme, { security: 'full' }).map(({ range, path }) => [range.start.line + 1, path.at(-1)]),
      [[8, 'hide']],
    );
    const part = 'get:\n  x-kong-plugin-acl: {}\n';
    const [problem] = refused(shop('paths: { /a: { $ref: ./a.yaml } }\n'), { checkPlugins: true }, { 'file:///project/a.yaml': part });
    assert.deepEqual([problem?.uri, problem?.range.start.line], ['file:///project/a.yaml', 1]);
  });
});
