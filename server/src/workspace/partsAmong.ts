import type { FileSystem } from '../document/fileSystem';
import { WorkspaceIndex } from './workspaceIndex';

/** Which of these files are no OpenAPI documents themselves but parts of one among them: those are judged with the document that refers to them. */
export async function partsAmong(uris: readonly string[], folder: string, files: FileSystem): Promise<Set<string>> {
  const index = new WorkspaceIndex(() => files);
  for (const uri of uris) await index.reread(uri, folder);
  return new Set(uris.filter((uri) => !index.isRoot(uri) && index.rootsOf(uri).length > 0));
}
