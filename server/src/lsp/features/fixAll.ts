import { MessageType, ShowMessageNotification, type Connection, type Disposable } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../../protocol';
import { fixDocument, NotJudged } from '../../workspace/fixDocument';
import { collectFor } from '../collect';
import type { AcceptedJudgement } from '../judging';
import type { Feature, Services } from '../services';
import { workspaceEditOf } from '../workspaceEdit';

/** The kind under which people put it into `editor.codeActionsOnSave`. */
export const FIX_ALL_KIND = 'source.fixAll.specwright';
/** How long a save may be held, less what the editor itself needs, in milliseconds (issue 3, 3). */
const SAVE_WITHIN = 800;
/** Documents of more characters than this are not fixed on save: reading them for edits alone would hold it for longer. */
const LARGEST_ON_SAVE = 400_000;
/** How long fixes are worked out before others have their turn, in milliseconds. */
const TURN = 20;
/** The command behind “fix all” code actions. */
export const APPLY_FIX_ALL = 'specwright.applyFixAll';
const CHANGED_MEANWHILE = 'The text changed while the fixes were worked out. Try again.';

type Edits = Awaited<ReturnType<typeof fixDocument>>['edits'];

/** Applies the safe fixes of one rule or of all to a document and what it refers to. */
export const fixAll: Feature = {
  name: 'fix all',
  capabilities: { executeCommandProvider: { commands: [APPLY_FIX_ALL] } },
  register(connection: Connection, services: Services): Disposable {
    const handlers = [
      connection.onRequest(FIX_ALL, (params: FixAllParams): Promise<FixAllResult> => applyAll(connection, services, params)),
      // A code action names a command; through the server's own, every editor can run it.
      connection.onExecuteCommand(async ({ command, arguments: given }) => {
        const params = given?.[0];
        if (command !== APPLY_FIX_ALL || !isFixAllParams(params)) return;
        const { message } = await applyAll(connection, services, params);
        if (message !== undefined) await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
      }),
    ];
    return { dispose: () => handlers.forEach((handler) => handler.dispose()) };
  },
};

async function applyAll(connection: Connection, services: Services, { uri, code }: FixAllParams): Promise<FixAllResult> {
  const result = await safeFixes(services, canonicalUri(uri), code === undefined ? {} : { code });
  if (typeof result === 'string') return { fixed: 0, message: result };
  if (result.fixed === 0) return { fixed: 0, message: 'There is nothing that a safe fix could put right here.' };
  const { applied } = await connection.workspace.applyEdit(workspaceEditOf(result.edits, services.documents));
  return applied ? { fixed: result.fixed } : { fixed: 0, message: CHANGED_MEANWHILE };
}

function isFixAllParams(value: unknown): value is FixAllParams {
  if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string') return false;
  return !('code' in value) || typeof value.code === 'string';
}

/**
 * The safe fixes of a document for a save, which waits for them: those of all rounds where time allows, else those of the rounds that are done.
 * Only the document that is saved is edited.
 */
export function safeFixesOnSave(services: Services, uri: string): Promise<{ fixed: number; edits: Edits } | string> {
  if ((services.documents.get(uri)?.text.length ?? 0) > LARGEST_ON_SAVE) {
    return Promise.resolve('The document is too large to be fixed while it is saved. Use “Specwright: Fix All”.');
  }
  let over = false;
  let soFar: { fixed: number; edits: Edits } | string = 'Fixing took too long to hold the save.';
  return new Promise((resolve) => {
    const stop = services.host.after(SAVE_WITHIN, () => {
      over = true;
      resolve(soFar);
      const root = services.index.rootsOf(uri)[0];
      if (root !== undefined) services.judging.interrupt(root);
    });
    const options = {
      shouldStop: () => over,
      mayEdit: (edited: string) => edited === uri,
      onRound: (edits: Edits, fixed: number) => void (soFar = { edits, fixed }),
    };
    void safeFixes(services, uri, options)
      .then(resolve, (error: unknown) => resolve(error instanceof Error ? error.message : String(error)))
      .finally(stop);
  });
}

interface SafeFixOptions {
  readonly code?: string;
  readonly shouldStop?: () => boolean;
  readonly mayEdit?: (uri: string) => boolean;
  readonly onRound?: (edits: Edits, fixed: number) => void;
}

async function safeFixes(
  services: Services,
  uri: string,
  { code, ...options }: SafeFixOptions,
): Promise<{ fixed: number; edits: Edits } | string> {
  const { index, judging, judge, folders, documents } = services;
  const root = index.rootsOf(uri)[0];
  if (root === undefined) return 'This is no OpenAPI document, nor a part of one.';
  const versions = new Map(documents.all.map((document) => [document.uri, document.version]));
  const collected = await collectFor(services, root);
  if (typeof collected === 'string') return collected;
  const accepted = judging.latest(root);
  const known = accepted !== undefined && isCurrent(services, accepted) ? accepted.judgement.outcome : undefined;
  const { folder } = await folders.settingsOf(root);
  try {
    const { fixed, edits } = await fixDocument(judge, {
      collected,
      folder,
      ...(code === undefined ? {} : { codes: [code] }),
      ...(known === undefined || known.broken ? {} : { findings: known.findings }),
      breathe: turns(services),
      ...options,
    });
    const stale = [...edits.keys()].some((edited) => documents.versionOf(edited) !== versions.get(edited));
    return stale ? CHANGED_MEANWHILE : { fixed, edits };
  } catch (error) {
    if (error instanceof NotJudged) return error.message;
    throw error;
  }
}

/** Whether a judgement is about the texts as they are now. */
export function isCurrent({ documents }: Services, { versions, judgement }: AcceptedJudgement): boolean {
  const read = judgement.outcome?.documents ?? [];
  return read.every((uri) => documents.versionOf(uri) === versions.get(uri));
}

/** Gives something to wait for once a turn is over, so that keys and requests are heard while many fixes are worked out. */
function turns({ host }: Services): () => Promise<void> | undefined {
  let until = host.now() + TURN;
  return () => {
    if (host.now() < until) return undefined;
    return new Promise((resolve) => {
      host.after(0, () => {
        until = host.now() + TURN;
        resolve();
      });
    });
  };
}
