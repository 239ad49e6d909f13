import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document } from '../../../server/src/document/document';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { ManifestOptions } from '../../../server/src/manifest/manifest';
import { writeManifest } from '../../../server/src/manifest/writeManifest';

const DECK = process.env['DECK'] ?? 'deck';
const CA = 'fdac360e-7b19-4ade-a553-6dd22937c82f';
const TEXT = `openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example.com/v1 }, { url: https://shop.example.org/v1 }]
x-kong-tags: [shop]
x-kong-plugin-cors: { config: { origins: ['*'] } }
security: [{ key: [] }, { login: [] }, { token: [] }]
paths:
  /books:
    get: { security: [] }
    post: { security: [{ sso: [read, write], key: [] }] }
    put: {}
  /books/{id}:
    servers: [{ url: https://books.example.com }]
    get: { security: [{ cert: [] }, { query: [] }, { sso: [read] }] }
    delete: { security: [{ session: [] }] }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key, x-kong-security-key-auth: { config: { hide_credentials: true } } }
    query: { type: apiKey, in: query, name: key }
    login: { type: http, scheme: basic }
    token: { type: http, scheme: bearer, bearerFormat: JWT }
    session: { type: apiKey, in: cookie, name: sid }
    sso: { type: openIdConnect, openIdConnectUrl: https://id.example.com }
    cert: { type: mutualTLS, x-kong-security-mtls-auth: { config: { ca_certificates: [${CA}] } } }
`;
const OPTIONS: readonly ManifestOptions[] = [{}, { noId: true }, { insoCompatible: true }, { selectTags: ['a', 'b'] }];

describe('decK and manifests with security in full', () => {
  const version = spawnSync(DECK, ['version', '--analytics=false'], { encoding: 'utf8' });
  if (version.status !== 0) {
    it('are not held together: deck is absent', () => {
      console.log('      deck is not on the PATH, and DECK does not name it; nothing is validated');
    });
    return;
  }
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-deck-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  for (const options of OPTIONS) {
    for (const format of ['yaml', 'json'] as const) {
      it(`agree on ${format} with ${JSON.stringify(options)}`, () => {
        const gateway = { edition: 'enterprise', version: '3.9' } as const;
        const document = new Document('file:///shop.yaml', 0, TEXT);
        const outcome = exportManifest(document, { security: 'full', gateway, allowUnenforced: true, ...options });
        assert.ok(outcome.ok, JSON.stringify(outcome));
        assert.ok(outcome.manifest.config['consumers'] !== undefined);
        const file = join(folder, `kong.${format}`);
        writeFileSync(file, writeManifest(outcome.manifest, format, ['A comment']));
        const validated = spawnSync(DECK, ['file', 'validate', file, '--analytics=false'], { encoding: 'utf8' });
        assert.equal(validated.status, 0, validated.stderr);
        const rendered = join(folder, 'rendered.yaml');
        const render = spawnSync(DECK, ['file', 'render', file, '-o', rendered, '--analytics=false'], { encoding: 'utf8' });
        assert.equal(render.status, 0, render.stderr);
      });
    }
  }
});
