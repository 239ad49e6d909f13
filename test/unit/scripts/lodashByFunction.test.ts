import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { lodashByFunction } from '../../../scripts/lodashByFunction';
import { runBundled } from '../../support/runBundled';

const SPECTRAL =
  "require('@stoplight/spectral-core'); require('@stoplight/spectral-functions'); require('@stoplight/spectral-ref-resolver');";

describe('lodash as the build has it loaded', () => {
  it('is in no bundle of Spectral as a whole, but the functions that are called are', async () => {
    const { metafile } = await build({
      stdin: { contents: SPECTRAL, resolveDir: __dirname },
      bundle: true,
      platform: 'node',
      write: false,
      metafile: true,
      external: ['@scarf/scarf', 'node-fetch'],
      plugins: [lodashByFunction],
    });
    const inputs = Object.keys(metafile.inputs);
    assert.equal(inputs.includes('node_modules/lodash/lodash.js'), false);
    for (const name of ['get', 'isError', 'setWith', 'trimStart', 'uniqBy'])
      assert.ok(inputs.includes(`node_modules/lodash/${name}.js`), name);
  });

  it('does what it does as a whole', async () => {
    const contents = `
      const { decycle, resolveInlineRef, bundleTarget } = require('@stoplight/json');
      const document = { a: { $ref: '#/b/0' }, b: [{ c: { $ref: '#/d~1e' } }], 'd/e': { f: [1, { g: null }] } };
      const circle = { inner: {} };
      circle.inner.outer = circle;
      exports.decycled = decycle(circle);
      exports.resolved = resolveInlineRef(document, '#/b/0');
      exports.bundled = bundleTarget({ document, path: '#/b/0' });
      const { createRulesetFunction } = require('@stoplight/spectral-core');
      const { casing } = require('@stoplight/spectral-functions');
      const said = (run) => { try { return run(); } catch (error) { return [error.name, error.message]; } };
      const context = { path: ['x'], documentInventory: { unresolved: document, resolved: document } };
      exports.cased = said(() => casing('a_b.c', { type: 'camel', separator: { char: '.' } }, context));
      exports.refused = said(() => casing('a', { type: 'none' }, context));
      exports.function = said(() => createRulesetFunction({ input: { type: 'array' }, options: null }, () => [])('no array', null, context));`;
    const whole: Record<string, unknown> = {};
    const byFunction: Record<string, unknown> = {};
    await runBundled(contents, { name: 'as it is', setup: () => undefined }, whole);
    await runBundled(contents, lodashByFunction, byFunction);
    assert.deepEqual(JSON.parse(JSON.stringify(byFunction)), JSON.parse(JSON.stringify(whole)));
    for (const key of ['decycled', 'resolved', 'bundled', 'cased', 'refused']) assert.ok(key in whole && whole[key] !== undefined, key);
  });
});
