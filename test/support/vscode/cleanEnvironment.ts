import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The environment of a person who has VS Code and nothing else: no `node` on the PATH (nothing at all is), a home
 * folder of its own inside `folder`, no proxy, no editor variables of the shell that runs the tests. The folders that
 * it names exist afterwards. `VSCODE_CLI` keeps VS Code from asking the login shell for another PATH.
 */
export async function cleanEnvironment(folder: string): Promise<Record<string, string>> {
  const folders = { HOME: join(folder, 'home'), PATH: join(folder, 'bin'), TMPDIR: join(folder, 'tmp') };
  for (const path of Object.values(folders)) await mkdir(path, { recursive: true });
  return { ...folders, LANG: 'C.UTF-8', TZ: 'UTC', VSCODE_CLI: '1' };
}
