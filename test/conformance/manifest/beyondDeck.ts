import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0';
import { parse, stringify } from 'yaml';
import { Document } from '../../../server/src/document/document';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { ManifestOptions, ManifestOutcome } from '../../../server/src/manifest/manifest';
import { splitDocument } from '../spectral/splitDocument';
import { Answers } from './answers';
import { convert, findDeck, type Deck } from './deck';
import { injectFeatures } from './injectFeatures';
import { notRun } from './notRun';
import { realDocuments, sampleOf, type RealDocument } from './realDocuments';
import { Report } from './report';
import { swaggerOf } from './swaggerOf';
import { judge } from './verdict';
import { yamlVersionOf } from './yamlVersions';

// `npm run conformance:beyond [-- --fast]`: what decK cannot read, beside what it makes of the same in a form that it reads: Swagger 2 (of the OpenAPI 3.0
// that @scalar/openapi-upgrader makes of it) and documents split into files (of the whole). And documents in YAML with unquoted values, which it reads.

/** No larger ones: the documents are many rather than big. */
const LARGEST = 150_000;
const FOLDER = 'file:///specs';
const OPTIONS: { readonly ours: ManifestOptions; readonly flags: readonly string[] } = {
  ours: { generateSecurity: true, ignoreSecurityErrors: true, ignoreCircularRefs: true },
  flags: ['--generate-security', '--ignore-security-errors', '--ignore-circular-refs'],
};

interface Case {
  readonly name: string;
  /** What we were given, as a value. */
  readonly document: JsonValue | undefined;
  readonly ours: ManifestOutcome;
  /** What decK is given. */
  readonly text: string;
}

async function main(): Promise<number> {
  const deck = await findDeck();
  const documents = realDocuments();
  if (deck === undefined) return notRun('deck');
  if (documents.length === 0) return notRun('documents');
  const part = process.argv.includes('--fast') ? 10 : 1;
  const report = new Report('kind');
  const answers = new Answers(deck);
  const sample = (count: number): RealDocument[] => sampleOf(documents, Math.ceil(count / part), LARGEST);
  for (const real of sample(60)) await compare(report, deck, answers, 'Swagger 2', swaggerCase(real));
  for (const real of sample(110)) await compare(report, deck, answers, 'split into files', splitCase(real));
  for (const real of sample(200)) await compare(report, deck, answers, 'YAML with unquoted values', yamlCase(real));
  report.print();
  const wrong = report.count('wrong') + report.count('deck refuses, ours writes');
  console.log(`\n${report.total - wrong} passed, ${wrong} failed`);
  return wrong === 0 ? 0 : 1;
}

async function compare(report: Report, deck: Deck, answers: Answers, kind: string, { name, document, ours, text }: Case): Promise<void> {
  const theirs = await answers.to(text, OPTIONS.flags);
  report.add(kind, await judge(document, ours, theirs, () => convert(deck, text, OPTIONS.flags)), name);
}

function swaggerCase(real: RealDocument): Case {
  const swagger = swaggerOf(titled(injected(real)));
  const ours = exportManifest(new Document(`${FOLDER}/swagger.json`, 0, JSON.stringify(swagger)), OPTIONS.ours);
  return { name: real.name, document: swagger, ours, text: JSON.stringify(upgradeFromTwoToThree(structuredClone(swagger))) };
}

function splitCase(real: RealDocument): Case {
  const whole = titled(injected(real));
  // Written for YAML 1.1, which has dates: what is a text in the whole must not become one in its parts.
  const files = [...splitDocument(whole)].map(
    ([path, text]) => new Document(`${FOLDER}/${path}`, 0, stringify(parse(text), { version: '1.1' })),
  );
  const root = files.find(({ uri }) => uri.endsWith('/openapi.yaml'));
  if (root === undefined) throw new Error('A split document has a root.');
  const ours = exportManifest(root, OPTIONS.ours, new Map(files.map((file) => [file.uri, file])));
  return { name: real.name, document: root.value, ours, text: JSON.stringify(whole) };
}

function yamlCase(real: RealDocument): Case {
  const text = yamlVersionOf(titled(injected(real)));
  const document = new Document(`${FOLDER}/openapi.yaml`, 0, text);
  return { name: real.name, document: document.value, ours: exportManifest(document, OPTIONS.ours), text };
}

function injected(real: RealDocument): JsonObject {
  const text = injectFeatures(real.read());
  const value: unknown = text === undefined ? {} : JSON.parse(text);
  return isJsonObject(value) ? value : {};
}

function titled(document: JsonObject): JsonObject {
  const info = isJsonObject(document['info']) ? document['info'] : {};
  return { ...document, info: { ...info, title: info['title'] || 'Untitled' } };
}

void main().then((exit) => {
  process.exitCode = exit;
});
