import { Uri, window, workspace, type Disposable } from 'vscode';
import { mayBeOpenApiRoot } from '../../server/src/protocol';

/** VS Code gives extensions no text of more characters than this. */
const LARGEST_TEXT = 50 * 1024 * 1024;
/** A file of more bytes than this is not looked into: reading it would weigh on every other extension. */
const LARGEST_LOOK = 4 * LARGEST_TEXT;

/**
 * Says of an OpenAPI document that is too large for extensions that it is not judged, once while it is open: silence would look like “no findings”.
 * Tabs that are open already count too, since the file may be the first of its window.
 */
export function warnOfLargeFiles(): Disposable {
  const told = new Set<string>();
  // One after the other: a window that comes back may bring several.
  let looking = Promise.resolve();
  const look = ({ input }: { readonly input: unknown }): void => {
    const uri = fileOf(input);
    if (uri === undefined || told.has(uri.toString())) return;
    told.add(uri.toString());
    looking = looking.then(() => warnOf(uri));
  };
  for (const { tabs } of window.tabGroups.all) tabs.forEach(look);
  return window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
    for (const { input } of closed) told.delete(fileOf(input)?.toString() ?? '');
    opened.forEach(look);
  });
}

/** The YAML or JSON file that a tab shows. */
function fileOf(input: unknown): Uri | undefined {
  if (typeof input !== 'object' || input === null || !('uri' in input) || !(input.uri instanceof Uri)) return undefined;
  return input.uri.scheme === 'file' && /\.(ya?ml|json)$/i.test(input.uri.path) ? input.uri : undefined;
}

async function warnOf(uri: Uri): Promise<void> {
  const size = await sizeOfUnreachable(uri);
  if (size === undefined) return;
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  void window.showWarningMessage(
    `${name} has ${Math.round(size / 1024 / 1024)} MB. VS Code gives no extension a text of over 50 MB, so it is not judged here. Split it with $ref.`,
  );
}

/** The size in bytes of a file that may be an OpenAPI document and whose text no extension gets; undefined for any other. */
async function sizeOfUnreachable(uri: Uri): Promise<number | undefined> {
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size <= LARGEST_TEXT || size > LARGEST_LOOK) return size > LARGEST_LOOK ? size : undefined;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return text.length > LARGEST_TEXT && mayBeOpenApiRoot(text) ? size : undefined;
  } catch {
    // The tab of a file that has gone meanwhile has nothing to be told.
    return undefined;
  }
}
