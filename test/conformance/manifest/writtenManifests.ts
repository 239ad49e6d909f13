import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { Document } from '../../../server/src/document/document';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import { writeManifest } from '../../../server/src/manifest/writeManifest';
import { findDeck, run, type Deck } from './deck';
import { injectFeatures } from './injectFeatures';
import { notRun } from './notRun';
import { realDocuments, sampleOf } from './realDocuments';

// `npm run conformance:written [-- --fast]`: `deck file validate` and `deck file render` accept the manifests that we write, in YAML and JSON. What they
// render is what they render of decK's own manifest of the same document, and holds all that ours says but ids, which decK's renderer drops.

const DOCUMENTS = 60;
const LARGEST = 100_000;
/** Some documents have no name, and decK would draw one. */
const NAME = 'written';

async function main(): Promise<number> {
  const deck = await findDeck();
  const documents = realDocuments();
  if (deck === undefined) return notRun('deck');
  if (documents.length === 0) return notRun('documents');
  const folder = mkdtempSync(join(tmpdir(), 'specwright-written-'));
  const counts = { accepted: 0, 'refused as decK’s own is': 0, wrong: 0 };
  try {
    for (const real of sampleOf(documents, process.argv.includes('--fast') ? 6 : DOCUMENTS, LARGEST)) {
      const text = injectFeatures(real.read()) ?? '';
      const outcome = exportManifest(new Document('file:///openapi.json', 0, text), { ignoreCircularRefs: true, uuidBase: NAME });
      if (!outcome.ok) continue;
      const spec = join(folder, 'openapi.json');
      const own = join(folder, 'own.json');
      writeFileSync(spec, text);
      await run(
        deck.path,
        ['file', 'openapi2kong', '--ignore-circular-refs', '--uuid-base', NAME, '--spec', spec, '--format', 'json', '--output-file', own],
        '',
      );
      for (const format of ['yaml', 'json'] as const) {
        const file = join(folder, `ours.${format}`);
        writeFileSync(file, writeManifest(outcome.manifest, format, ['A comment']));
        const problem = await compare(deck, file, own, outcome.manifest.config);
        counts[problem === undefined ? 'accepted' : problem === '' ? 'refused as decK’s own is' : 'wrong']++;
        if (problem !== undefined && problem !== '') console.log(`${real.name} (${format}): ${problem}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  );
  console.log(`${counts.accepted + counts['refused as decK’s own is']} passed, ${counts.wrong} failed`);
  return counts.wrong === 0 && counts.accepted > 0 ? 0 : 1;
}

/** What is wrong with a manifest of ours beside decK's own; empty where decK accepts neither, undefined where all is well. */
async function compare(deck: Deck, ours: string, own: string, config: JsonValue): Promise<string | undefined> {
  const [validated, ownValidated] = [
    await run(deck.path, ['file', 'validate', ours], ''),
    await run(deck.path, ['file', 'validate', own], ''),
  ];
  if (validated.exit !== 0) return ownValidated.exit === 0 ? `not valid: ${validated.stderr.slice(0, 200)}` : '';
  const [rendered, ownRendered] = [await render(deck, ours), await render(deck, own)];
  if (rendered === undefined) return ownRendered === undefined ? '' : 'not rendered';
  if (!isDeepStrictEqual(rendered, ownRendered)) return 'rendered otherwise than decK’s own';
  return missingIn(rendered, config, '');
}

async function render(deck: Deck, file: string): Promise<JsonValue | undefined> {
  const { stdout, exit } = await run(deck.path, ['file', 'render', file, '--format', 'json'], '');
  if (exit !== 0) return undefined;
  const value: JsonValue = JSON.parse(stdout);
  return value;
}

/** Where a manifest says something that a rendered one does not; the renderer sorts entities, which are told by name or target. */
function missingIn(rendered: JsonValue | undefined, ours: JsonValue | undefined, place: string): string | undefined {
  if (isJsonArray(ours) && ours.length === 0) return undefined;
  if (isJsonArray(ours) && isJsonArray(rendered)) {
    for (const [index, item] of ours.entries()) {
      const found = missingIn(counterpart(rendered, item, index), item, `${place}/${index}`);
      if (found !== undefined) return found;
    }
    return ours.length === rendered.length ? undefined : `${place}: ${ours.length} of ours, ${rendered.length} rendered`;
  }
  if (isJsonObject(ours) && isJsonObject(rendered)) {
    for (const [key, value] of Object.entries(ours)) {
      const found = key === 'id' || value === null ? undefined : missingIn(rendered[key], value, `${place}/${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return isDeepStrictEqual(ours, rendered)
    ? undefined
    : `${place}: ours ${JSON.stringify(ours)}, rendered ${JSON.stringify(rendered)}`.slice(0, 300);
}

function counterpart(rendered: readonly JsonValue[], item: JsonValue, index: number): JsonValue | undefined {
  const keys = ['name', 'target'].filter((key) => isJsonObject(item) && typeof item[key] === 'string');
  if (keys.length === 0 || !isJsonObject(item)) return rendered[index];
  const owners = ['service', 'route', 'consumer'].filter((key) => key in item);
  return rendered.find((other) => isJsonObject(other) && [...keys, ...owners].every((key) => isDeepStrictEqual(other[key], item[key])));
}

void main().then((exit) => {
  process.exitCode = exit;
});
