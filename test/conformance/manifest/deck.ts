import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { JsonValue } from '../../../server/src/document/jsonValue';

/** What `deck file openapi2kong` gave: the manifest, or why there is none. */
export type DeckAnswer = { readonly ok: true; readonly config: JsonValue } | { readonly ok: false; readonly message: string };

/** A `deck` on this machine. `identity` tells two builds apart, for what is kept of their answers. */
export interface Deck {
  readonly path: string;
  readonly version: string;
  readonly identity: string;
}

/** How long one document may take; the largest real ones need minutes. */
const LONGEST = 15 * 60_000;
/** The message of an answer that did not come. */
export const NO_ANSWER = `no answer in ${LONGEST / 60_000} minutes`;

/** The `deck` named by `DECK`, else the first on PATH; undefined where there is none. */
export async function findDeck(): Promise<Deck | undefined> {
  const named = process.env['DECK'];
  const candidates =
    named === undefined || named === '' ? (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'deck')) : [named];
  const path = candidates.find((candidate) => existsSync(candidate));
  if (path === undefined) return undefined;
  const { stdout } = await run(path, ['version'], '');
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(path)) if (chunk instanceof Buffer) digest.update(chunk);
  return { path, version: stdout.trim(), identity: digest.digest('hex').slice(0, 16) };
}

/** What `deck` makes of a text with some flags of `file openapi2kong`. */
export async function convert(deck: Deck, text: string, flags: readonly string[]): Promise<DeckAnswer> {
  const { stdout, stderr, exit, isLate } = await run(
    deck.path,
    ['file', 'openapi2kong', '--spec', '-', '--format', 'json', ...flags],
    text,
  );
  if (isLate) return { ok: false, message: NO_ANSWER };
  if (exit !== 0) return { ok: false, message: reasonIn(stderr) };
  // What the reader logs stands on lines of its own among the output.
  const config: JsonValue = JSON.parse(stdout.replaceAll(/^\{".*\}$/gm, ''));
  return { ok: true, config };
}

/** Runs `deck` with analytics off. */
export function run(
  path: string,
  args: readonly string[],
  input: string,
): Promise<{ stdout: string; stderr: string; exit: number; isLate: boolean }> {
  return new Promise((settle) => {
    const options = { maxBuffer: 2 ** 30, timeout: LONGEST, killSignal: 'SIGKILL' as const };
    const child = execFile(path, ['--analytics=false', ...args], options, (error, stdout, stderr) =>
      settle({
        stdout,
        stderr,
        exit: error === null ? 0 : typeof error.code === 'number' ? error.code : -1,
        isLate: error?.killed === true,
      }),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}

function reasonIn(stderr: string): string {
  const panic = /^panic: .*$/m.exec(stderr)?.[0];
  return panic ?? /^Error: ([\s\S]*)/m.exec(stderr)?.[1]?.trim() ?? (stderr.trim() || 'no reason given');
}
