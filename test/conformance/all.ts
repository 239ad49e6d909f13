import { addUp, run } from '../../scripts/counting';

// `npm run conformance`: decK's own pairs and the documented differences, a sample of real documents, generated ones, what decK cannot read, and
// what it says of our manifests. Each part says when its peer is absent, and counts that as skipped. The whole of
// `conformance:deck` takes hours and is run by itself.

const OWN_PAIRS = ['openapi2kong', 'documentedDifferences', 'deckAccepts'].map((name) => `test/conformance/manifest/${name}.test.ts`);

const PARTS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: "decK's pairs and differences", command: ['mocha', ...OWN_PAIRS] },
  { name: 'conformance:deck (sample)', command: ['tsx', 'test/conformance/manifest/againstDeck.ts', '--sample', '120'] },
  { name: 'conformance:generated', command: ['tsx', 'test/conformance/manifest/generated/generatedAgainstDeck.ts'] },
  { name: 'conformance:beyond', command: ['tsx', 'test/conformance/manifest/beyondDeck.ts'] },
  { name: 'conformance:written', command: ['tsx', 'test/conformance/manifest/writtenManifests.ts'] },
];

void addUp(PARTS.map(({ name, command }) => ({ heading: '──', name, run: () => run('npx', command) }))).then((exit) => {
  process.exitCode = exit;
});
