import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { npm } from './npm';

/** The project's root folder. */
export const projectFolder = join(__dirname, '../../..');

/**
 * The `.vsix` under test: `$SPECWRIGHT_VSIX`, else dist/specwright.vsix, which is packaged first where it is missing.
 * Throws with npm's output where packaging fails or leaves no such file.
 */
export async function packagedExtension(): Promise<string> {
  const chosen = process.env['SPECWRIGHT_VSIX'];
  if (chosen) return chosen;
  const vsix = join(projectFolder, 'dist/specwright.vsix');
  if (existsSync(vsix)) return vsix;
  console.log('dist/specwright.vsix is not there: packaging it first');
  await npm(['run', 'package'], projectFolder);
  if (!existsSync(vsix)) throw new Error(`npm run package did not write ${vsix}.`);
  return vsix;
}
