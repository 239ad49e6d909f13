import assert from 'node:assert/strict';
import { mock } from 'node:test';
import fc from 'fast-check';
import type { Judgement } from '../../../server/src/lint/lintSession';
import { LiveRun } from '../../../server/src/lint/liveRun';
import type { SpectralSession } from '../../../server/src/lint/spectralSession';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';
import { edited, objectsIn, randomEdits, STYLES } from '../../support/randomEdits';

const FOLDER = 'file:///specs';
const ROOT = `${FOLDER}/openapi.yaml`;
const RULES = `${FOLDER}/rules.yaml`;
const DIRECT_RULES = `${FOLDER}/direct.yaml`;

/** Everything that an edit can meet: shared schemas, one that leads to itself, names that rules look at, values that they find fault with. */
const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.example.com/' }],
  tags: [{ name: 'pets' }],
  paths: {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        operationId: 'pet',
        tags: ['pets', 'cats'],
        responses: {
          '200': {
            description: 'eval(x)',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' }, example: { age: 'x' } } },
          },
        },
      },
    },
    '/pets': {
      post: {
        operationId: 'pet',
        requestBody: { $ref: '#/components/requestBodies/Pet' },
        responses: { default: { $ref: '#/components/responses/Error' } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        properties: {
          age: { type: 'integer', example: 'old' },
          kind: { $ref: '#/components/schemas/Kind' },
          friend: { $ref: '#/components/schemas/Pet' },
        },
      },
      Kind: { type: 'string', enum: ['cat', 'cat', 3], description: '<script>' },
      Unused: { type: 'array' },
    },
    requestBodies: { Pet: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    responses: { Error: { description: 'No.', content: { 'text/plain': { schema: { $ref: '#/components/schemas/Kind' }, example: 4 } } } },
  },
};

/** Rules whose answers hang on values beside and below those that they match. */
const REACHING = `rules:
  behind-a-filter:
    given: $..[?(@ && @.type == 'object')].properties[*].type
    then: { function: enumeration, functionOptions: { values: [object] } }
  far-behind-a-filter:
    given: $.components.schemas[?(@ && @.description)].properties[*].type
    then: { function: enumeration, functionOptions: { values: [object] } }
  filter-that-reads-down:
    given: $..[?(@ && @.properties && @.properties.age)].type
    then: { function: pattern, functionOptions: { match: "^x$" } }
  as-written:
    given: $..[?(@ && @.content)]
    resolved: false
    then: { field: description, function: truthy }
  reads-down:
    given: $.components.schemas[*]
    then:
      function: schema
      functionOptions: { schema: { type: object, properties: { properties: { type: object, properties: { age: { required: [description] } } } } } }
  reads-a-field-down:
    given: $..[?(@ && @.schema)]
    then: { field: schema.type, function: casing, functionOptions: { type: pascal } }
`;

/** Rules of which none has to be looked for: each JSONPath leads to one place. */
const DIRECT = `rules:
  no-pets:
    given: $.paths
    then: { field: /pets, function: falsy }
  kinds:
    given: $.components.schemas.Kind
    then: { field: type, function: enumeration, functionOptions: { values: [object] } }
  pet:
    given: $.components.schemas.Pet.properties
    resolved: false
    then: { field: age.type, function: casing, functionOptions: { type: pascal } }
`;

async function sessionWith(text: string, ruleset: string): Promise<SpectralSession> {
  const session = await judgingSession({ [ROOT]: text, [RULES]: REACHING, [DIRECT_RULES]: DIRECT }, ruleset, FOLDER);
  session.open(ROOT, text);
  return session;
}

function judged(session: SpectralSession, stopWhenBroken = true): Promise<Judgement> {
  return judgementOf(session, requestOf(ROOT, FOLDER, { stopWhenBroken }));
}

describe('a document that is judged edit after edit', function () {
  this.timeout(180_000);
  /** How many texts were judged by what had changed alone. */
  async function takenIn(spy: ReturnType<typeof spyOnNext>): Promise<number> {
    let taken = 0;
    for (const { result } of spy.mock.calls) {
      // What throws on the way is judged afresh.
      const judgement = await result?.catch(() => undefined);
      if (judgement !== undefined && judgement !== 'spent') taken++;
    }
    return taken;
  }
  const spyOnNext = () => mock.method(LiveRun.prototype, 'next');
  afterEach(() => mock.restoreAll());

  const cases = [
    ['specwright:oas', 'JSON', 25],
    ['specwright:recommended', 'JSON', 25],
    [RULES, 'JSON', 100],
    [DIRECT_RULES, 'JSON', 200],
    ['specwright:oas', 'YAML', 25],
    [RULES, 'YAML', 50],
  ] as const;
  for (const [ruleset, name, numRuns] of cases) {
    it(`has the findings of one that is judged afresh, by ${ruleset} in ${name}`, async () => {
      const style = STYLES[name];
      const spy = spyOnNext();
      await fc.assert(
        fc.asyncProperty(randomEdits(12), async (edits) => {
          let text = style.write(DOCUMENT);
          let valid = text;
          const session = await sessionWith(text, ruleset);
          await judged(session);
          for (const edit of edits) {
            text = edited(style, text, valid, edit);
            try {
              if (objectsIn(style.read(text)).length > 0) valid = text;
            } catch {
              // A text that does not parse is judged too.
            }
            session.open(ROOT, text);
            assert.deepEqual(await judged(session), await judged(await sessionWith(text, ruleset)));
          }
        }),
        { numRuns },
      );
      const taken = await takenIn(spy);
      assert.ok(taken > 5, `only ${taken} edits were taken in`);
    });
  }

  it('judges afresh what comes and goes beside a reference, which hides what that one leads to', async () => {
    const withBeside = (beside: object): string => {
      const document = structuredClone(DOCUMENT);
      const used = { content: { 'text/plain': { schema: { $ref: '#/components/schemas/Pet', ...beside } } } };
      return JSON.stringify({ ...document, paths: { ...document.paths, '/more': { put: { requestBody: used } } } }, null, 2);
    };
    const besides = [
      {},
      { properties: 'x' },
      { properties: { kind: 'x' } },
      { properties: { kind: { enum: [1] } } },
      { properties: {} },
      {},
    ];
    const session = await sessionWith(withBeside({}), 'specwright:oas');
    const counts = new Set<number>();
    for (const beside of besides) {
      const text = withBeside(beside);
      session.open(ROOT, text);
      const judgement = await judged(session);
      assert.deepEqual(judgement, await judged(await sessionWith(text, 'specwright:oas')));
      counts.add(judgement.findings.length);
    }
    assert.ok(counts.size > 1, 'what stands beside a reference makes no difference here');
  });

  for (const stopWhenBroken of [true, false])
    it(`is broken by a key that becomes a number, ${stopWhenBroken ? 'and nothing else is said of it' : 'and all else is said of it too'}`, async () => {
      const spy = spyOnNext();
      const quoted = STYLES.YAML.write(DOCUMENT);
      const bare = quoted.replace(/(["'])200\1:/, '200:');
      assert.notEqual(bare, quoted);
      const session = await sessionWith(quoted, 'specwright:oas');
      await judged(session, stopWhenBroken);
      for (const text of [
        bare,
        bare.replace('title: Pets', 'title: Cats'),
        bare.replace('title: Pets', '\n\n  title: Cats'),
        quoted,
        bare,
      ]) {
        session.open(ROOT, text);
        const judgement = await judged(session, stopWhenBroken);
        assert.equal(judgement.broken, text !== quoted);
        assert.deepEqual(judgement, await judged(await sessionWith(text, 'specwright:oas'), stopWhenBroken));
      }
      assert.ok((await takenIn(spy)) >= 4);
    });

  it('tells its watcher which rules are at work, as a document that is judged afresh does', async () => {
    const spy = spyOnNext();
    const text = STYLES.YAML.write(DOCUMENT);
    const session = await sessionWith(text, RULES);
    const told: (readonly string[])[] = [];
    session.onRules = (names) => void told.push(names);
    await judged(session);
    session.open(ROOT, text.replace('title: Pets', 'title: Cats'));
    await judged(session);
    assert.equal(await takenIn(spy), 1);
    assert.equal(told.length, 2);
    assert.ok(told[0] !== undefined && told[0].length > 0);
    assert.deepEqual(told[1], told[0]);
  });
});
