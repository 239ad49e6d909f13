import assert from 'node:assert/strict';
import { Document } from '../../../../server/src/document/document';
import type { Gateway } from '../../../../server/src/manifest/gateway';
import { unenforcedRequirements } from '../../../../server/src/manifest/security/unenforcedRequirements';
import { ROOT, shop } from '../exported';

const SCHEMES = `components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    crumb: { type: apiKey, in: cookie, name: sid }
    sso: { type: openIdConnect, openIdConnectUrl: https://id.example.org }
`;

function found(rest: string, gateway?: Gateway): [line: number, message: string][] {
  const document = new Document(ROOT, 0, shop(rest + SCHEMES));
  return unenforcedRequirements(document, new Map(), gateway).map(({ range, message }) => [range.start.line + 1, message]);
}

describe('requirements that nothing enforces', () => {
  it('are named with their line, once for all operations that rely on them', () => {
    const lines = found(
      'security:\n  - crumb: []\npaths:\n  /a:\n    get: {}\n    put: {}\n    post:\n      security:\n        - key: []\n',
    );
    assert.equal(lines.length, 1);
    assert.equal(lines[0]?.[0], 6);
    assert.match(lines[0]?.[1] ?? '', /“crumb”: key-auth reads no cookies/);
  });

  it('are none where every operation has another', () => {
    assert.deepEqual(
      found('security:\n  - crumb: []\npaths:\n  /a:\n    get: { security: [{ key: [] }] }\n    put: { security: [] }\n'),
      [],
    );
  });

  it('depend on the gateway', () => {
    const spec = 'paths:\n  /a:\n    get: { security: [{ sso: [a] }] }\n';
    assert.match(found(spec)[0]?.[1] ?? '', /openid-connect is a plugin of Kong Enterprise, and the target is open-source Kong 3\.9/);
    assert.deepEqual(found(spec, { edition: 'enterprise', version: '3.9' }), []);
  });
});
