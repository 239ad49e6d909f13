/**
 * Lints the same documents with each ruleset of `cases.ts` through spectral-cli and through ours: equal arrays, or the run fails. What
 * spectral-cli refuses to load, ours has to refuse too.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Document, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { httpAndFileResolver } from '@stoplight/spectral-ref-resolver';
import type { FileSystem } from '../../../server/src/document/fileSystem';
import { pathOfUri, uriOfPath } from '../../../server/src/document/uri';
import { loadRuleset } from '../../../server/src/ruleset/loadRuleset';
import { CASES, DOCUMENTS, type RulesetCase } from './cases';
import { REFUSED_ALIKE } from './refusedAlike';

const SPECTRAL = join(__dirname, '../../../node_modules/.bin/spectral');

const DISK: FileSystem = {
  read(uri) {
    try {
      return Promise.resolve({ ok: true, text: readFileSync(pathOfUri(uri) ?? '', 'utf8') });
    } catch {
      return Promise.resolve({ ok: false, reason: 'missing', message: 'There is no such file.' });
    }
  },
  list: () => Promise.resolve([]),
};

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What spectral-cli prints for one document; it exits with 1 when it found errors. */
function theirs(ruleset: string, document: string): unknown {
  const args = ['lint', '-f', 'json', '-r', ruleset, '--quiet', '--show-documentation-url', document];
  const run = (): string => {
    try {
      return execFileSync(SPECTRAL, args, {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        cwd: dirname(ruleset),
      });
    } catch (error) {
      if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout !== '') return error.stdout;
      throw error;
    }
  };
  const printed = run();
  return JSON.parse(printed.slice(0, printed.lastIndexOf(']') + 1));
}

async function ours(ruleset: string, document: string, functions: boolean): Promise<unknown> {
  const baseUri = uriOfPath(dirname(ruleset));
  const trust = { functions, hosts: [], shippedOnly: false };
  const loaded = await loadRuleset({ ruleset: uriOfPath(ruleset), baseUri, trust }, { files: DISK });
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const spectral = new Spectral({ resolver: httpAndFileResolver });
  spectral.setRuleset(loaded.ruleset);
  const results = await spectral.run(new Document(readFileSync(document, 'utf8'), Parsers.Yaml, document));
  const printed = results.map(({ code, path, message, severity, range, source, documentationUrl }) => ({
    code,
    path,
    message,
    severity,
    range,
    source,
    ...(documentationUrl ? { documentationUrl } : {}),
  }));
  return JSON.parse(JSON.stringify(printed));
}

async function compare({ name, files, functions = false }: RulesetCase, folder: string): Promise<boolean> {
  write(folder, files);
  write(folder, DOCUMENTS);
  const ruleset = join(folder, Object.keys(files)[0] ?? '');
  let findings = 0;
  try {
    for (const document of Object.keys(DOCUMENTS)) {
      const expected = theirs(ruleset, join(folder, document));
      findings += Array.isArray(expected) ? expected.length : 0;
      assert.deepEqual(await ours(ruleset, join(folder, document), functions), expected, document);
    }
    console.log(`${findings > 0 ? 'ok  ' : 'FAIL'} ${name}: ${findings} findings`);
    return findings > 0;
  } catch (error) {
    console.log(`FAIL ${name}: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
}

async function refuses(name: string, text: string, folder: string): Promise<boolean> {
  write(folder, { 'r.yaml': text, ...DOCUMENTS });
  const [ruleset, document] = [join(folder, 'r.yaml'), join(folder, 'two.json')];
  const tried = await Promise.allSettled([Promise.resolve().then(() => theirs(ruleset, document)), ours(ruleset, document, false)]);
  const refused = tried.map(({ status }) => status === 'rejected');
  const ok = refused.every(Boolean);
  console.log(`${ok ? 'ok  ' : 'FAIL'} refused: ${name}${ok ? '' : ` (theirs ${refused[0]}, ours ${refused[1]})`}`);
  return ok;
}

async function main(): Promise<void> {
  // Below the repository, so that spectral-cli finds the packages that some cases name.
  const cache = join(__dirname, '.cache');
  mkdirSync(cache, { recursive: true });
  const root = mkdtempSync(join(cache, 'equal-'));
  const wanted = process.argv[2] ?? '';
  let failed = 0;
  const cases = CASES.filter(({ name }) => name.includes(wanted));
  const refused = Object.entries(REFUSED_ALIKE).filter(([name]) => name.includes(wanted));
  try {
    for (const [i, one] of cases.entries()) if (!(await compare(one, join(root, String(i))))) failed += 1;
    for (const [i, [name, text]] of refused.entries()) if (!(await refuses(name, text, join(root, `refused-${i}`)))) failed += 1;
  } finally {
    rmSync(root, { recursive: true });
  }
  const total = cases.length + refused.length;
  console.log(`rulesets equal to spectral-cli: ${total - failed} of ${total}`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
