import { join } from 'node:path';
import { SpectralSession } from '../../server/src/lint/spectralSession';
import { folderWith, LanguageServer } from '../support/languageServer';
import { memoryFiles } from '../support/memoryFiles';
import type { EditedDocument, Insertion } from './editedDocuments';

/** How long one answer is waited for, in milliseconds. */
const PATIENCE = 30 * 60_000;
const SESSION_FOLDER = 'file:///bench';

/** Whoever answers edits: each method gives the milliseconds until the answer is whole. */
export interface Target {
  /** Opens the root and the edited files, until everything is answered. */
  open(): Promise<number>;
  /** Puts something in, or takes it out again. */
  edit(insertion: Insertion, put: boolean): Promise<number>;
  end(): Promise<void>;
  /** The process that is spoken to; undefined where that is this one. */
  readonly pid?: number | undefined;
}

/** The session itself in this process: from `change` to the reply. */
export async function sessionTarget({ files }: EditedDocument, engine: 'graph' | 'stock'): Promise<Target> {
  const memory = memoryFiles(Object.fromEntries([...files].map(([name, text]) => [`${SESSION_FOLDER}/${name}`, text])));
  const session = new SpectralSession({ files: () => memory, now: () => performance.now(), engine });
  const trust = { functions: false, hosts: [], shippedOnly: false };
  await session.setRuleset('oas', [{ ruleset: 'specwright:oas', baseUri: SESSION_FOLDER, trust }], SESSION_FOLDER);
  const [root = ''] = files.keys();
  const opened = new Set<string>();
  let version = 1;
  const lint = async (): Promise<void> => {
    const request = { root: `${SESSION_FOLDER}/${root}`, version, ruleset: 'oas', boundary: SESSION_FOLDER, stopWhenBroken: true };
    const reply = await session.lint(request);
    if (reply.kind !== 'done') throw new Error(`the session's reply is ${reply.kind}`);
  };
  const opens = (name: string): void => {
    if (!opened.has(name)) session.open(`${SESSION_FOLDER}/${name}`, files.get(name) ?? '');
    opened.add(name);
  };
  return {
    async open() {
      const began = performance.now();
      opens(root);
      await lint();
      return performance.now() - began;
    },
    async edit(insertion, put) {
      opens(insertion.file);
      const began = performance.now();
      version++;
      session.change(`${SESSION_FOLDER}/${insertion.file}`, [editOf(insertion, put)]);
      await lint();
      return performance.now() - began;
    },
    end: () => Promise.resolve(session.dispose()),
  };
}

/** The server in a process of its own, over a real connection, without the pause in typing: from the last byte of `didChange` to the last byte of `publishDiagnostics`. */
export async function serverTarget({ files }: EditedDocument): Promise<Target> {
  const folder = folderWith(Object.fromEntries(files));
  const entry = ['--import', 'tsx', join(__dirname, 'serverWithoutPause.ts')];
  const server = await LanguageServer.start([folder.path], { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] }, {}, entry);
  const [root = ''] = files.keys();
  const opened = new Set<string>();
  const opens = async (name: string): Promise<void> => {
    if (opened.has(name)) return;
    opened.add(name);
    await timeToAnswer(server, folder.uri(root), () =>
      server.open(folder.uri(name), files.get(name) ?? '', name.endsWith('.json') ? 'json' : 'yaml'),
    );
  };
  return {
    async open() {
      const began = performance.now();
      await opens(root);
      return performance.now() - began;
    },
    async edit(insertion, put) {
      await opens(insertion.file);
      const { range, newText } = editOf(insertion, put);
      server.notes.length = 0;
      return timeToAnswer(server, folder.uri(root), () => server.change(folder.uri(insertion.file), [{ range, text: newText }]));
    },
    async end() {
      await server.stop();
      folder.remove();
    },
    pid: server.process.pid,
  };
}

/** Does something that a server is to answer about a root; the milliseconds from then to the last of what it publishes, or to its word that it is done. */
export async function timeToAnswer(server: LanguageServer, root: string, act: () => Promise<void>): Promise<number> {
  const answers = (): number =>
    server.notes.filter(({ params }) => {
      const told = JSON.stringify(params);
      return told.includes(JSON.stringify(root)) && /"state":"(?:judged|broken|notJudged)"/.test(told);
    }).length;
  const [before, sets] = [answers(), server.published.length];
  await act();
  const began = performance.now();
  let last = 0;
  // The root is said to be judged behind the last of its sets.
  await server.untilTrue(
    () => {
      if (server.published.length > sets && last === 0) last = performance.now();
      return answers() > before;
    },
    () => 'an answer',
    PATIENCE,
  );
  return (last === 0 ? performance.now() : last) - began;
}

function editOf({ line, character, put }: Insertion, puts: boolean): { range: { start: Place; end: Place }; newText: string } {
  const start = { line, character };
  const lines = put.split('\n');
  const last = lines.at(-1) ?? '';
  const end = { line: line + lines.length - 1, character: lines.length === 1 ? character + last.length : last.length };
  return puts ? { range: { start, end: start }, newText: put } : { range: { start, end }, newText: '' };
}

interface Place {
  readonly line: number;
  readonly character: number;
}
