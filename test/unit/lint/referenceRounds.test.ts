import assert from 'node:assert/strict';
import { cutRounds } from '../../../server/src/lint/referenceRounds';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

/** The notes that are left of these. */
function left(notes: Record<string, Record<string, string>>): Record<string, Record<string, string>> {
  const nodes = new Map(Object.entries(notes).map(([source, refMap]) => [source, { refMap: { ...refMap } }]));
  cutRounds({ hasNode: (source) => nodes.has(source), getNodeData: (source) => nodes.get(source) ?? { refMap: {} } }, '/a');
  return Object.fromEntries([...nodes].map(([source, { refMap }]) => [source, refMap]));
}

describe('references that are nothing but each other', () => {
  it('are noted no more; those that lead to them, or to anything, still are', () => {
    const chain = { '#/1': '#/2', '#/2': '#/3', '#/other': '#/2', '#/up': '#/up/down' };
    assert.deepEqual(left({ '/a': chain }), { '/a': chain });
    assert.deepEqual(left({ '/a': { '#/self': '#/self' } }), { '/a': {} });
    assert.deepEqual(left({ '/a': { '#/to': '#/1', '#/1': '#/2', '#/2': '#/1', '#/off': '#/2' } }), {
      '/a': { '#/to': '#/1', '#/off': '#/2' },
    });
  });

  it('are noted no more around several documents, those too that only others lead to', () => {
    assert.deepEqual(
      left({
        '/a': { '#/x': '/b#/y', '#/far': '/c' },
        '/b': { '#/y': '/a#/x', '#/z': '/a#/x' },
        '/c': { '#': '/c#/k', '#/k': '#/l', '#/l': '#/k' },
      }),
      { '/a': { '#/far': '/c' }, '/b': { '#/z': '/a#/x' }, '/c': { '#': '/c#/k' } },
    );
  });

  const rule = 'rules:\n  typed:\n    given: $.components.schemas[*]\n    then: { field: type, function: truthy }\n';
  const api = (schemas: string): string =>
    `openapi: 3.0.3\ninfo: { title: x, version: '1' }\npaths: {}\ncomponents:\n  schemas: ${schemas}\n`;
  const cases: Record<string, Record<string, string>> = {
    'in one document': { 'api.yaml': api("{ A: { $ref: '#/components/schemas/B' }, B: { $ref: '#/components/schemas/A' } }") },
    'in two': {
      'api.yaml': api("{ A: { $ref: 'b.yaml#/B' }, B: { $ref: 'b.yaml#/B' } }"),
      'b.yaml': "B: { $ref: 'api.yaml#/components/schemas/A' }\n",
    },
    'in another one': {
      'api.yaml': api("{ A: { $ref: 'b.yaml#/B' }, B: { $ref: 'b.yaml#/C' } }"),
      'b.yaml': "B: { $ref: '#/C' }\nC: { $ref: '#/B' }\n",
    },
  };
  for (const [where, texts] of Object.entries(cases)) {
    for (const engine of ['graph', 'stock'] as const) {
      it(`${where} do not send who places a finding round for ever (${engine})`, async () => {
        const folder = 'file:///work';
        const files = Object.entries({ ...texts, 'rules.yaml': rule }).map(([name, text]) => [`${folder}/${name}`, text] as const);
        const session = await judgingSession(Object.fromEntries(files), './rules.yaml', folder, { engine });
        const { findings, failures } = await judgementOf(session, requestOf(`${folder}/api.yaml`, folder));
        assert.deepEqual(failures, []);
        assert.deepEqual(
          findings.map(({ code }) => code).filter((code) => code !== 'invalid-ref'),
          ['typed', 'typed'],
        );
      });
    }
  }
});
