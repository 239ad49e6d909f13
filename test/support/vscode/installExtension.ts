import { cleanEnvironment } from './cleanEnvironment';
import { installVSCode } from './install';
import { run } from './run';

/**
 * Installs a packaged extension as a person would from a `.vsix`, into the folder `extensions`. `data` is a folder of
 * its own for what VS Code writes meanwhile. Throws with VS Code's own words where it refuses the package.
 */
export async function installExtension(vsix: string, extensions: string, data: string): Promise<void> {
  const { node, main } = await installVSCode();
  const places = ['--extensions-dir', extensions, '--server-data-dir', data];
  const env = { ...(await cleanEnvironment(data)), EXTENSIONS_GALLERY: '{}' };
  const printed = await run(node, [main, '--install-extension', vsix, ...places, '--accept-server-license-terms'], {
    env,
  });
  if (!/was successfully installed/.test(printed)) throw new Error(`VS Code did not install ${vsix}:\n${printed.trim()}`);
}
