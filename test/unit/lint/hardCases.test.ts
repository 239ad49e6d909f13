import assert from 'node:assert/strict';
import { stringify } from 'yaml';
import type { JsonValue } from '../../../server/src/document/jsonValue';
import { LintControl } from '../../../server/src/lint/lintControl';
import type { Judgement } from '../../../server/src/lint/lintSession';
import { apiWith, chain, deepSchema, deepValue, hardCases, manyPaths, nothingBut, ring } from '../../support/hardDocuments';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

/** What a session says of some files, and how many checks it made for it. */
async function judged(
  files: Readonly<Record<string, string>>,
  root: string,
  engine: 'graph' | 'stock' = 'graph',
  ruleset = 'specwright:oas',
): Promise<{ outcome: Judgement; checks: number }> {
  const control = new LintControl();
  const folder = 'file:///work';
  const inMemory = Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
  const session = await judgingSession(inMemory, ruleset, folder, { engine, control });
  control.reset();
  return { outcome: await judgementOf(session, requestOf(`${folder}/${root}`, folder)), checks: control.checks };
}

const ofValue = (value: JsonValue): Record<string, string> => ({ 'api.json': JSON.stringify(value) });
const BOTH = 'specwright:recommended';

describe('documents that are hard to judge', () => {
  const small: Record<string, JsonValue> = {
    'a ring of schemas': ring(60),
    'a chain of references': chain(60),
    'two references that are nothing but each other': nothingBut(2),
    'a reference to itself': nothingBut(1),
    'schemas 200 levels deep, by properties': deepSchema(200, 'properties'),
    'schemas 200 levels deep, by items': deepSchema(200, 'items'),
    'schemas 200 levels deep, by allOf': deepSchema(200, 'allOf'),
    'an example 200 levels deep': apiWith({ schema: { type: 'string' }, example: deepValue(200, 'object') }),
    'many paths': manyPaths(60),
  };
  for (const [name, value] of Object.entries(small)) {
    for (const kind of ['json', 'yaml'] as const) {
      it(`${name}: the findings of stock Spectral (${kind})`, async () => {
        const files = {
          [`api.${kind}`]: kind === 'json' ? JSON.stringify(value, null, 1) : stringify(value, { aliasDuplicateObjects: false }),
        };
        const [ours, theirs] = [await judged(files, `api.${kind}`, 'graph', BOTH), await judged(files, `api.${kind}`, 'stock', BOTH)];
        assert.deepEqual(ours.outcome, theirs.outcome);
        assert.deepEqual(ours.outcome.failures, []);
      }).timeout(20_000);
    }
  }

  const named = (words: string) => hardCases().filter(({ name }) => name.startsWith(words));
  for (const words of [
    'a schema that is',
    'siblings',
    'overflowing',
    'merge',
    'a merge',
    'duplicate keys',
    'an anchor',
    'a cycle of files',
  ]) {
    for (const { name, files, root } of named(words)) {
      it(`${name}: the findings of stock Spectral`, async () => {
        assert.deepEqual((await judged(files(), root)).outcome, (await judged(files(), root, 'stock')).outcome);
      });
    }
  }

  it('a value that is written twice takes twice the checks, whatever leads to whatever', async () => {
    const shapes: readonly (readonly [string, (size: number) => JsonValue])[] = [
      ['ring', ring],
      ['levels of properties', (size) => deepSchema(size, 'properties')],
      ['paths', manyPaths],
    ];
    for (const [name, shape] of shapes) {
      const counts = await Promise.all([100, 200, 400].map(async (size) => (await judged(ofValue(shape(size)), 'api.json')).checks));
      const [first = 0, second = 0, third = 0] = counts;
      assert.equal(third - second, 2 * (second - first), `${name}: ${counts.join()}`);
    }
  });

  it('a chain of references leads to one value, which is judged as one', async () => {
    const [short, long] = [await judged(ofValue(chain(100)), 'api.json'), await judged(ofValue(chain(1_500)), 'api.json')];
    assert.ok(long.checks - short.checks <= 1_400 * 20, `${short.checks}, ${long.checks}`);
    assert.deepEqual(long.outcome.failures, []);
  }).timeout(20_000);

  it('an example of 5 MB has its one fault found', async () => {
    const [text] = named('an example of 5 MB: one text (json)');
    assert.ok(text !== undefined);
    const { outcome } = await judged(text.files(), text.root);
    assert.deepEqual(
      outcome.findings.map(({ code, path }) => [code, path.at(-1)]),
      [['oas3-valid-media-example', 'example']],
    );
  }).timeout(20_000);

  for (const name of [
    'an alias bomb (yaml)',
    'an alias bomb by merge keys (yaml)',
    'references that multiply (json)',
    '10,000 arrays deep (yaml)',
  ]) {
    it(`${name} ends in a sentence with a next step, and no check is made`, async () => {
      const [each] = named(name);
      assert.ok(each !== undefined);
      const { outcome, checks } = await judged(each.files(), each.root);
      const said = [...outcome.findings, ...outcome.failures].map(({ message }) => message);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', /(?:use \$ref|with \$ref.*|more than once)\.$/);
      assert.equal(checks, 0);
    });
  }
});
