import { CancellationTokenSource, CodeActionKind, type CodeAction, type Command } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

/** How long a save may wait for fixes, in milliseconds, however busy server and machine are; the server gives up a little earlier by itself. */
const SAVE_WAITS = 950;

/** Lets a save go in time: the fixes of `source.fixAll` come within a second or not at all. */
export const fixesOnSave: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    if (context.only === undefined || !CodeActionKind.SourceFixAll.intersects(context.only)) return next(document, range, context, token);
    const source = new CancellationTokenSource();
    const cancelled = token.onCancellationRequested(() => source.cancel());
    const late = new Promise<(CodeAction | Command)[]>((resolve) => {
      source.token.onCancellationRequested(() => resolve([]));
    });
    const timer = setTimeout(() => source.cancel(), SAVE_WAITS);
    try {
      return await Promise.race([next(document, range, context, source.token), late]);
    } finally {
      clearTimeout(timer);
      cancelled.dispose();
      source.dispose();
    }
  },
};
