import type { Connection, Disposable } from 'vscode-languageserver/node';
import { baseName } from '../../document/uri';
import { LINT_WORKSPACE, type WorkspaceResult } from '../../protocol';
import type { Feature, Services } from '../services';

/** “Lint Workspace”: judges every OpenAPI document of the folders, closed ones too, with progress and a way to cancel. */
export const lintWorkspace: Feature = {
  name: 'lint workspace',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    const { folders, index, judging, contributions } = services;
    return connection.onRequest(LINT_WORKSPACE, async (): Promise<WorkspaceResult> => {
      const progress = await connection.window.createWorkDoneProgress();
      progress.begin('Linting the workspace', 0, 'Searching for OpenAPI documents', true);
      try {
        const roots: string[] = [];
        for (const folder of folders.all) {
          await index.search(folder, folder);
          const { ignore } = await folders.settingsOf(`${folder}/`);
          roots.push(...index.rootsIn(folder, ignore));
        }
        const failures: string[] = [];
        let judged = 0;
        for (const root of roots) {
          if (progress.token.isCancellationRequested) break;
          progress.report(Math.round((100 * judged) / roots.length), `${baseName(root)} (${judged + 1} of ${roots.length})`);
          judging.pin(root);
          judging.schedule(root, 'now');
          const stop = progress.token.onCancellationRequested(() => judging.cancel(root));
          await judging.whenJudged(root);
          stop.dispose();
          if (progress.token.isCancellationRequested) break;
          const judgement = judging.latest(root)?.judgement;
          failures.push(
            ...[...(judgement?.rulesetProblems ?? []), ...(judgement?.failures ?? [])].map(
              ({ message }) => `${baseName(root)}: ${message}`,
            ),
          );
          judged++;
        }
        if (!progress.token.isCancellationRequested) for (const folder of folders.all) judging.pinFolder(folder);
        const documents = new Set(roots.slice(0, judged).flatMap((root) => [...index.reach(root)]));
        const findings = [...documents].reduce((sum, uri) => sum + contributions.of(uri).length, 0);
        return { documents: judged, findings, failures, cancelled: progress.token.isCancellationRequested };
      } finally {
        progress.done();
      }
    });
  },
};
