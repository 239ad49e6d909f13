import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { ManifestOptions } from '../../../server/src/manifest/manifest';
import { keptOf } from './answers';
import { convert, findDeck } from './deck';
import { DOCUMENTED } from './documentedDifferences';
import { judge } from './verdict';

const VALIDATOR = 'openapi: 3.0.3\ninfo: { title: t }\nx-kong-plugin-request-validator: {}\n';
const schema = (written: string): string => `paths: { /a: { get: { parameters: [{ name: a, in: query, schema: ${written} }] } } }\n`;

/** One document for each documented difference. */
const EXAMPLES: readonly {
  readonly name: string;
  readonly text: string;
  readonly ours?: ManifestOptions;
  readonly flags?: readonly string[];
}[] = [
  { name: 'numbers that JSON has not', text: VALIDATOR + schema('{ default: .inf }') },
  { name: 'a $ref that is no text', text: VALIDATOR + schema('{ $ref: 1 }') },
  {
    name: 'a schema that is itself',
    text: `${VALIDATOR}${schema("{ $ref: '#/components/schemas/A' }")}components: { schemas: { A: { $ref: '#/components/schemas/A' } } }\n`,
    ours: { ignoreCircularRefs: true },
    flags: ['--ignore-circular-refs'],
  },
  { name: 'an unknown version', text: 'openapi: 4.0.0\ninfo: { title: t }\npaths: {}\n' },
  { name: 'several documents in one file', text: 'openapi: 3.0.3\ninfo: { title: t }\npaths: {}\n---\na: 1\n' },
  {
    name: 'several references to a circle',
    text: `${VALIDATOR}${schema("{ $ref: '#/components/schemas/C' }")}components: { schemas: { A: { items: { $ref: '#/components/schemas/A' } }, B: { $ref: '#/components/schemas/A' }, C: { $ref: '#/components/schemas/B' } } }\n`,
  },
  { name: 'a property without a name', text: VALIDATOR + schema("{ properties: { '': { type: string }, type: {} } }") },
  { name: 'a YAML text that Spectral’s reader cannot read', text: 'openapi: 3.0.3\ninfo: { title: t, x-a: !!binary aGk= }\npaths: {}\n' },
  { name: 'U+0085 in a text', text: 'openapi: 3.0.3\ninfo: { title: "a\u0085b" }\npaths: {}\n' },
];

describe('the documented differences from decK', () => {
  it('are fifteen at most', () => assert.ok(DOCUMENTED.length <= 15));

  for (const { name, text, ours = {}, flags = [] } of EXAMPLES) {
    it(`${name}: shows against a real deck`, async function () {
      this.timeout(60_000);
      const deck = await findDeck();
      if (deck === undefined) {
        console.log('      deck is absent: not compared');
        this.skip();
      }
      const answer = await convert(deck, text, flags);
      const document = new Document('file:///a.yaml', 0, text);
      const verdict = await judge(document.value, exportManifest(document, ours), keptOf(answer), () => Promise.resolve(answer));
      assert.deepEqual(verdict, { column: 'documented difference', cause: name });
    });
  }

  // decK is right about half of the time, so that its answer cannot be expected.
  it('a choice with and without a type: is told by the schema', () => {
    const difference = DOCUMENTED.find(({ name }) => name === 'a choice with and without a type');
    const description = 'ours refuses: The request validator needs a type beside oneOf';
    const document = { oneOf: [{ anyOf: [{}], type: 'string' }] };
    assert.equal(difference?.isAt({ kind: 'refused', document, path: [], description, onlyOurs: undefined }), true);
    assert.equal(difference.isAt({ kind: 'refused', document: { oneOf: [] }, path: [], description, onlyOurs: undefined }), false);
  });
});
