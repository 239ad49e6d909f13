import assert from 'node:assert/strict';
import { Document } from '../../../../server/src/document/document';
import { isJsonObject } from '../../../../server/src/document/jsonValue';
import { assemble } from '../../../../server/src/manifest/assemble';
import { readSpec } from '../../../../server/src/manifest/readSpec';
import { finishSecurity } from '../../../../server/src/manifest/security/finishSecurity';
import { unsoundRoutes } from '../../../../server/src/manifest/security/soundness';
import { ROOT } from '../exported';
import { OPEN_SOURCE, securedBy } from './secured';

/** How many routes are found unsound after a change to the text of a manifest that asks for one of two plugins. */
function found(security: string, change: (config: string) => string): number {
  const { context, draft } = readSpec(new Document(ROOT, 0, securedBy(security)), OPEN_SOURCE, new Map());
  assert.ok(context !== undefined);
  assert.deepEqual(finishSecurity(context, draft), []);
  const manifest = assemble(draft);
  const before = JSON.stringify(manifest.config);
  const text = change(before);
  const config: unknown = JSON.parse(text);
  assert.ok(isJsonObject(config));
  return unsoundRoutes({ ...manifest, config }, draft.secured).length;
}

describe('a manifest that would let callers in', () => {
  const EITHER = '[{ key: [] }, { basic: [] }]';
  const changes: Readonly<Record<string, (config: string) => string>> = {
    'without the consumer': (config) => config.replace(/"consumers":\[.*?\],"services"/, '"services"'),
    'with another answer than 401': (config) => config.replace('"status_code":401', '"status_code":200'),
    'with a trigger for the answer': (config) => config.replace('"status_code":401', '"status_code":401,"trigger":"X-Stop"'),
    'with the answer turned off': (config) =>
      config.replace('"name":"request-termination"', '"enabled":false,"name":"request-termination"'),
    'with another plugin for the consumer': (config) =>
      config.replace('"services":', '"plugins":[{"consumer":"shop_anonymous","name":"request-termination"}],"services":'),
    'with another consumer': (config) => config.replace('"anonymous":"shop_anonymous"', '"anonymous":"guest"'),
    'without one of the plugins': (config) => config.replace('"name":"basic-auth"', '"name":"cors"'),
    'with a third plugin on the route': (config) =>
      config.replace('"plugins":[{"config":{"anonymous"', '"plugins":[{"name":"jwt"},{"config":{"anonymous"'),
    'with a third plugin on the service': (config) => config.replace('"plugins":[]', '"plugins":[{"name":"jwt"}]'),
    'with one of the plugins turned off': (config) => config.replace('"name":"basic-auth"', '"enabled":false,"name":"basic-auth"'),
  };
  for (const [what, change] of Object.entries(changes)) it(`is found: ${what}`, () => assert.equal(found(EITHER, change), 1));

  it('is found: with an anonymous consumer where there is no choice', () => {
    assert.equal(
      found('[{ basic: [] }]', (config) => config.replace('"config":{}', '"config":{"anonymous":"shop_anonymous"}')),
      1,
    );
  });

  it('is none of those that are written', () => {
    for (const security of [EITHER, '[{ basic: [] }]', '[{ key: [], basic: [] }]', '[]', '[{}]'])
      assert.equal(
        found(security, (config) => config),
        0,
      );
  });
});
