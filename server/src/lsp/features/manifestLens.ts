import { CodeLensRefreshRequest, type CodeLens, type Connection, type Disposable, type Range } from 'vscode-languageserver/node';
import { movedLines } from '../../document/movedLines';
import { movedDown } from '../../document/position';
import { baseName, canonicalUri } from '../../document/uri';
import { PREVIEW_COMMAND, type PreviewParams } from '../../protocol';
import type { ExplainedOperation } from '../../workspace/explained';
import type { Feature, Services } from '../services';

/** Documents of more characters than this get lenses once their manifest was made for another reason: a preview, a hover. Nobody asks for lenses. */
const LARGEST = 1_000_000;

/** What lenses are drawn from: operations, and the texts in which they stand as they do. */
interface Drawn {
  readonly operations: readonly ExplainedOperation[];
  readonly texts: Readonly<Record<string, string>>;
}

/** A code lens above each operation: the name of its route, and the way to it in the preview. */
export const manifestLens: Feature = {
  name: 'manifest lens',
  capabilities: { codeLensProvider: {} },
  register(connection: Connection, services: Services): Disposable {
    const { documents, index, manifests, folders } = services;
    /** What lenses were drawn from last, by root: a text that does not parse at the moment takes none of them away. */
    const drawn = new Map<string, Drawn>();
    manifests.events.push((root, result, texts) => {
      if (result.kind !== 'made') return;
      const before = drawn.get(root)?.operations;
      const after = result.explanation.operations;
      drawn.set(root, { operations: after, texts });
      // Edits of a document have its own lenses asked for anew; those of other documents do not.
      if (services.client().refreshLenses && before !== undefined && namesOf(before) !== namesOf(after))
        void connection.sendRequest(CodeLensRefreshRequest.type);
    });
    return connection.onCodeLens(async ({ textDocument }): Promise<CodeLens[]> => {
      const uri = canonicalUri(textDocument.uri);
      if (!services.client().previews || !(await folders.settingsOf(uri)).codeLens) return [];
      const lenses: CodeLens[] = [];
      for (const root of index.rootsOf(uri)) {
        if (sizeOf(services, root) <= LARGEST) await manifests.current(root);
        const several = index.rootsOf(uri).length > 1 ? ` in ${baseName(root)}` : '';
        const { operations = [], texts = {} } = drawn.get(root) ?? {};
        const [before = '', now = ''] = [texts[uri], documents.get(uri)?.text];
        // A large text that has changed is not searched for what has moved: its lenses come back with its next manifest.
        if (before !== now && now.length > LARGEST) continue;
        const moved = movedLines(before, now);
        for (const { methodKey, routes } of operations) {
          const route = routes.at(-1)?.name;
          const range = methodKey.uri === uri ? movedRange(methodKey.range, moved) : undefined;
          if (route === undefined || range === undefined) continue;
          const more = routes.length > 1 ? ` and ${(routes.length - 1).toLocaleString('en')} more` : '';
          const argument: PreviewParams = { uri: documents.clientUri(root), route };
          const command = { title: `Route ${route}${more}${several} → preview`, command: PREVIEW_COMMAND, arguments: [argument] };
          lenses.push({ range, command });
        }
      }
      return lenses;
    });
  },
};

function movedRange(range: Range, moved: (line: number) => number | undefined): Range | undefined {
  const line = moved(range.start.line);
  return line === undefined ? undefined : movedDown(range, line - range.start.line);
}

function namesOf(operations: readonly ExplainedOperation[]): string {
  return JSON.stringify(operations.map(({ methodKey, routes }) => [methodKey.uri, routes.map(({ name }) => name)]));
}

function sizeOf({ documents, index }: Services, root: string): number {
  return [...index.reach(root)].reduce((sum, uri) => sum + (documents.get(uri)?.text.length ?? 0), 0);
}
