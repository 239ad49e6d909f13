import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import type { Judgement } from '../../../server/src/lint/lintSession';
import { LiveRun } from '../../../server/src/lint/liveRun';
import type { SpectralSession } from '../../../server/src/lint/spectralSession';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';
import { edited, objectsIn, randomEdits, STYLES } from '../../support/randomEdits';

const FOLDER = 'file:///specs';
const ROOT = 'openapi.yaml';

/** An API in four files: path items and schemas by themselves, a schema used from three of them, one that leads to itself, and a file that one other uses. */
const DOCUMENTS: Readonly<Record<string, unknown>> = {
  [ROOT]: {
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    tags: [{ name: 'pets' }],
    paths: {
      '/pets/{id}': { $ref: 'paths/pets.yaml#/~1pets~1%7Bid%7D' },
      '/pets': { $ref: 'paths/pets.yaml#/~1pets' },
      '/kinds': { get: { operationId: 'kinds', responses: { '200': { $ref: '#/components/responses/Kinds' } } } },
    },
    components: {
      responses: {
        Kinds: { description: 'eval(x)', content: { 'application/json': { schema: { $ref: 'schemas/pet.yaml#/Kind' }, example: 4 } } },
      },
    },
  },
  'paths/pets.yaml': {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'pet',
        tags: ['pets', 'cats'],
        responses: {
          '200': {
            description: '',
            content: { 'application/json': { schema: { $ref: '../schemas/pet.yaml#/Pet' }, example: { age: 'x' } } },
          },
          default: { $ref: '../schemas/errors.yaml#/responses/Error' },
        },
      },
    },
    '/pets': {
      post: {
        operationId: 'pet',
        requestBody: { content: { 'text/plain': { schema: { $ref: '../schemas/pet.yaml#/Kind' } } } },
        responses: {},
      },
    },
  },
  'schemas/pet.yaml': {
    Pet: {
      type: 'object',
      properties: { age: { type: 'integer', example: 'old' }, kind: { $ref: '#/Kind' }, friend: { $ref: '#/Pet' } },
    },
    Kind: { type: 'string', enum: ['cat', 'cat', 3], description: '<script>' },
  },
  'schemas/errors.yaml': {
    responses: { Error: { description: 'No.', content: { 'text/plain': { schema: { $ref: 'pet.yaml#/Kind' }, example: 1 } } } },
  },
};

type Texts = Readonly<Record<string, string>>;
const NAMES = Object.keys(DOCUMENTS);
const uriOf = (name: string): string => `${FOLDER}/${name}`;

/** A session that has just begun, in which some of the files are open. */
async function sessionWith(texts: Texts, ruleset: string, open: Iterable<string>): Promise<SpectralSession> {
  const files = Object.fromEntries(Object.entries(texts).map(([name, text]) => [uriOf(name), text]));
  const session = await judgingSession(files, ruleset, FOLDER);
  for (const name of open) session.open(uriOf(name), texts[name] ?? '');
  return session;
}

async function judged(session: SpectralSession): Promise<Judgement> {
  const judgement = await judgementOf(session, requestOf(uriOf(ROOT), FOLDER, { stopWhenBroken: true }));
  return { ...judgement, documents: [...judgement.documents].sort() };
}

describe('documents that are judged together, edit after edit', function () {
  this.timeout(180_000);
  afterEach(() => mock.restoreAll());

  for (const [ruleset, numRuns] of [
    ['specwright:oas', 15],
    ['specwright:recommended', 8],
  ] as const) {
    it(`have the findings of those that are judged afresh, by ${ruleset}`, async () => {
      const spy = mock.method(LiveRun.prototype, 'next');
      const style = STYLES.YAML;
      await fc.assert(
        fc.asyncProperty(randomEdits(10), fc.nat(NAMES.length - 1), async (edits, first) => {
          const texts: Record<string, string> = Object.fromEntries(
            Object.entries(DOCUMENTS).map(([name, value]) => [name, style.write(value)]),
          );
          const valid = { ...texts };
          const open = new Set([NAMES[first] ?? ROOT]);
          const session = await sessionWith(texts, ruleset, open);
          await judged(session);
          for (const [index, edit] of edits.entries()) {
            // Mostly somebody goes on in the same file.
            const name = NAMES[(first + (index % 4 === 3 ? edit.which : 0)) % NAMES.length] ?? ROOT;
            const text = edited(style, texts[name] ?? '', valid[name] ?? '', edit);
            texts[name] = text;
            try {
              if (objectsIn(style.read(text)).length > 0) valid[name] = text;
            } catch {
              // A text that does not parse is judged too.
            }
            session.open(uriOf(name), text);
            open.add(name);
            assert.deepEqual(await judged(session), await judged(await sessionWith(texts, ruleset, open)));
          }
        }),
        { numRuns },
      );
      let taken = 0;
      for (const { result } of spy.mock.calls) {
        // What throws on the way is judged afresh.
        const judgement = await result?.catch(() => undefined);
        if (judgement !== undefined && judgement !== 'spent') taken++;
      }
      assert.ok(taken > 0, `only ${taken} edits were taken in`);
    });
  }

  it('say what is wrong with the syntax of a part that is open, and nothing else, from the parts around the edit', async () => {
    const texts = Object.fromEntries(Object.entries(DOCUMENTS).map(([name, value]) => [name, STYLES.YAML.write(value)]));
    const name = 'schemas/pet.yaml';
    const session = await sessionWith(texts, 'specwright:oas', [name]);
    const before = await judged(session);
    const next = mock.method(LiveRun.prototype, 'next');
    const text = (texts[name] ?? '').replace('  enum:', '  type: twice\n  type: thrice\n  enum:');
    session.open(uriOf(name), text);
    const broken = await judged(session);
    // Spectral says it once of a key, however often that stands there, and words what it says of a part twice.
    const line = text.slice(0, text.indexOf('twice')).split('\n').length - 1;
    const told = broken.findings.map(({ code, uri, range, message }) => ({ code, uri, line: range.start.line, message }));
    assert.deepEqual(told, [{ code: 'parser', uri: uriOf(name), line, message: 'Duplicate key: type: type' }]);
    assert.equal(broken.broken, true);
    assert.deepEqual(broken, await judged(await sessionWith({ ...texts, [name]: text }, 'specwright:oas', [name])));
    assert.notEqual(await next.mock.calls[0]?.result, undefined);
    const closed = await judged(await sessionWith({ ...texts, [name]: text }, 'specwright:oas', []));
    assert.ok(closed.findings.length > broken.findings.length, 'a part that is closed is no reason to stop');
    session.open(uriOf(name), texts[name] ?? '');
    assert.deepEqual(await judged(session), before);
  });

  it('say what is wrong with the syntax of parts that are open also where Spectral falls over what is left of them', async () => {
    const texts = Object.fromEntries(Object.entries(DOCUMENTS).map(([name, value]) => [name, STYLES.YAML.write(value)]));
    const [name, other] = ['schemas/pet.yaml', 'schemas/errors.yaml'];
    texts[name] = (texts[name] ?? '').replace('type: object', '__proto__: 4').replace('  enum:', '  enum');
    texts[other] = `${texts[other] ?? ''}again: "`;
    const opened = async (...open: string[]): Promise<Judgement> => judged(await sessionWith(texts, 'specwright:oas', open));
    const closed = await opened(ROOT);
    assert.deepEqual([closed.findings, closed.broken], [[], false]);
    assert.match(closed.failures.map(({ message }) => message).join(), /^Spectral could not judge this document: /);
    const { findings, ...said } = await opened(ROOT, name);
    assert.deepEqual(said, {
      root: uriOf(ROOT),
      version: 1,
      documents: [ROOT, other, name].map(uriOf),
      broken: true,
      unrecognized: false,
      failures: [],
    });
    assert.deepEqual([...new Set(findings.map(({ code, uri }) => `${code} ${uri}`))], [`parser ${uriOf(other)}`, `parser ${uriOf(name)}`]);
  });
});
