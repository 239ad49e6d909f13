import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { manifestOf } from '../../../server/src/workspace/exportDocument';
import { manifestOptions } from '../../../server/src/workspace/manifestSettings';

const root = new Document('file:///a.yaml', 0, "openapi: 3.0.3\ninfo: { title: A, version: '1' }\npaths: {}\n");
const collected = { root, documents: new Map([[root.uri, root]]), missing: new Map() };

/** Why a document is not exported under these settings. */
function refusal(settings: unknown): string | undefined {
  const outcome = manifestOf(collected, manifestOptions(settings));
  return outcome.ok ? undefined : outcome.problems.map(({ message }) => message).join('\n');
}

describe('the settings of the export', () => {
  it('are the options of the terminal', () => {
    const settings = {
      security: 'full',
      gateway: { edition: 'enterprise', version: '3.10' },
      allowUnenforced: true,
      checkPlugins: true,
      noId: false,
      uuidBase: '',
    };
    assert.deepEqual(manifestOptions(settings), {
      security: 'full',
      gateway: { edition: 'enterprise', version: '3.10' },
      allowUnenforced: true,
      checkPlugins: true,
    });
    assert.deepEqual(manifestOptions({ security: 'deck', gateway: null }), {});
  });

  it('take what a gateway does not say from open-source Kong 3.9', () => {
    assert.deepEqual(manifestOptions({ gateway: { version: '3.4.1' } }).gateway, { edition: 'oss', version: '3.4' });
    assert.deepEqual(manifestOptions({ gateway: { edition: 'enterprise' } }).gateway, { edition: 'enterprise', version: '3.9' });
  });

  it('let nothing be exported where they cannot be followed: a typing mistake must not turn enforcement off', () => {
    assert.equal(refusal({ security: 'full' }), undefined);
    assert.match(refusal({ security: 'Full' }) ?? '', /specwright\.manifest\.security cannot be followed: it is deck or full, not "Full"/);
    assert.match(refusal({ gateway: 'enterprise' }) ?? '', /specwright\.manifest\.gateway cannot be followed/);
    assert.match(refusal({ gateway: { edition: 'free' } }) ?? '', /edition is oss or enterprise, not “free”/);
    assert.match(refusal({ gateway: { version: 3.9 } }) ?? '', /a text such as "3\.9", of Kong 3, not “3\.9”/);
    assert.match(refusal({ gateway: { version: '2.8' } }) ?? '', /of Kong 3, not “2\.8”/);
    assert.match(refusal({ gateway: { version: '3.10' } }) ?? '', /There is no open-source Kong 3\.10/);
  });
});
