import { MessageType, ShowMessageNotification, type Connection, type Disposable } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { FIX_ALL, type FixAllParams, type FixAllResult } from '../../protocol';
import { safeFixes } from '../safeFixes';
import type { Feature, Services } from '../services';
import { workspaceEditOf } from '../workspaceEdit';

/** The command behind “fix all” code actions. */
export const APPLY_FIX_ALL = 'specwright.applyFixAll';
const CHANGED_MEANWHILE = 'The text changed while the fixes were worked out. Try again.';

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
  const edit = workspaceEditOf(result.edits, services.documents, result.seen);
  if (edit === undefined) return { fixed: 0, message: CHANGED_MEANWHILE };
  const { applied } = await connection.workspace.applyEdit(edit);
  return applied ? { fixed: result.fixed } : { fixed: 0, message: CHANGED_MEANWHILE };
}

function isFixAllParams(value: unknown): value is FixAllParams {
  if (typeof value !== 'object' || value === null || !('uri' in value) || typeof value.uri !== 'string') return false;
  return !('code' in value) || typeof value.code === 'string';
}
