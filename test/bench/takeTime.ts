import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isJsonArray, isJsonObject, type JsonValue } from '../../server/src/document/jsonValue';
import type { Linter } from './linters';
import { measure, type Measured } from './measuredProcess';
import type { Taken } from './rounds';
import type { Workload } from './workloads';

/** What a process may take; of the linters beside, one that does not end is no reason to wait long. */
const LIMIT_SECONDS = { specwright: 20 * 60, 'spectral-cli': 20 * 60, 'Redocly CLI': 5 * 60, vacuum: 5 * 60 };

/** Documents on disk for as long as they are measured with. */
export class Documents {
  readonly folder: string;
  readonly root: string;
  readonly digest: string;
  readonly size: number;

  constructor(files: ReadonlyMap<string, string>) {
    const hash = createHash('sha256');
    for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
    this.digest = hash.digest('hex').slice(0, 16);
    this.size = [...files.values()].reduce((sum, { length }) => sum + length, 0);
    this.folder = join(tmpdir(), `specwright-bench-${this.digest}`);
    const [first] = files.keys();
    if (first === undefined) throw new Error('There is no document.');
    this.root = join(this.folder, first);
    for (const [name, text] of files) this.write(name, text);
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(join(this.folder, name)), { recursive: true });
    writeFileSync(join(this.folder, name), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a linter once on documents, as a whole process. */
export async function takeTime(linter: Linter, documents: Documents, ruleset: Workload['ruleset']): Promise<Taken> {
  const { command, args, env, files } = linter.command(documents.root, ruleset, documents.folder);
  for (const [name, text] of Object.entries(files ?? {})) documents.write(name, text);
  const stdout = join(documents.folder, 'stdout');
  const measured = await measure({
    command,
    args,
    cwd: documents.folder,
    stdout,
    limitSeconds: LIMIT_SECONDS[linter.name],
    ...(env === undefined ? {} : { env }),
  });
  const { seconds, megabytes, cpuSeconds } = measured;
  const failure = failureOf(measured, LIMIT_SECONDS[linter.name]);
  return {
    seconds,
    ...(megabytes === undefined ? {} : { megabytes }),
    ...(cpuSeconds === undefined ? {} : { cpuSeconds }),
    ...(failure === undefined ? answerIn(readFileSync(stdout, 'utf8')) : { failure }),
  };
}

/** All of them exit with 0 where nothing was found and 1 where something was. */
function failureOf({ exit, outOfTime, stderr }: Measured, limitSeconds: number): string | undefined {
  if (outOfTime) return `not done after ${limitSeconds / 60} minutes`;
  return exit === 0 || exit === 1 ? undefined : `exit ${exit ?? 'by a signal'}: ${stderr.trim().slice(-200)}`;
}

/** Of an array of findings its digest and length; of Redocly's object, which nobody else's answer is like, the number of its problems. */
function answerIn(text: string): Pick<Taken, 'answer' | 'found'> {
  const printed = parse(text.trim() === '' ? '[]' : text);
  if (isJsonObject(printed)) return isJsonArray(printed['problems']) ? { found: printed['problems'].length } : {};
  if (!isJsonArray(printed)) return {};
  return { answer: createHash('sha256').update(JSON.stringify(printed)).digest('hex').slice(0, 16), found: printed.length };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
