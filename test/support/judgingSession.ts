import assert from 'node:assert/strict';
import type { FileSystem } from '../../server/src/document/fileSystem';
import type { LintControl } from '../../server/src/lint/lintControl';
import type { Judgement, LintRequest } from '../../server/src/lint/lintSession';
import { SpectralSession, type SpectralSessionHost } from '../../server/src/lint/spectralSession';
import { memoryFiles } from './memoryFiles';

/** The key under which the ruleset of a session is in force. */
const KEY = 'r';

/** What a session is to be like beyond what it reads and judges by. */
interface Like extends Partial<Omit<SpectralSessionHost, 'files' | 'now'>> {
  /** Whether the ruleset's own functions may run. */
  readonly functions?: boolean;
  /** Of who watches. */
  readonly control?: LintControl;
}

/** A session that has just begun, over files by their addresses, in which a ruleset is in force that was named in `folder`. */
export async function judgingSession(
  files: Readonly<Record<string, string>> | FileSystem,
  ruleset: string,
  folder: string,
  { functions = false, control, ...host }: Like = {},
): Promise<SpectralSession> {
  const read = isFileSystem(files) ? files : memoryFiles(files);
  const session = new SpectralSession({ ...host, files: () => read, now: () => 0 }, control);
  const trust = { functions, hosts: [], shippedOnly: false };
  const reply = await session.setRuleset(KEY, [{ ruleset, baseUri: folder, trust }], folder);
  assert.equal(reply.kind, 'inForce', JSON.stringify(reply));
  return session;
}

function isFileSystem(files: Readonly<Record<string, string>> | FileSystem): files is FileSystem {
  return typeof files.read === 'function';
}

/** What a root is asked with: nothing is read beyond `boundary`, and a broken text is judged as well, if `over` does not say otherwise. */
export function requestOf(root: string, boundary: string, over: Partial<LintRequest> = {}): LintRequest {
  return { root, version: 1, ruleset: KEY, boundary, stopWhenBroken: false, ...over };
}

/** What a session says of a root, without the time it took. Fails where there is no answer. */
export async function judgementOf(session: SpectralSession, request: LintRequest): Promise<Judgement> {
  const reply = await session.lint(request);
  assert.ok(reply.kind === 'done', JSON.stringify(reply));
  const { milliseconds: _, ...judgement } = reply.outcome;
  return judgement;
}
