import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { findOnPath } from '../test/support/vscode/browser';
import { installExtension } from '../test/support/vscode/installExtension';
import { NotHere } from '../test/support/vscode/notHere';
import { npm } from '../test/support/vscode/npm';
import { packagedExtension, projectFolder } from '../test/support/vscode/packagedExtension';
import { startPortForwarding } from '../test/support/vscode/portForwarding';
import { VSCodeServer } from '../test/support/vscode/server';

const sample = join(projectFolder, 'examples');

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/** Opens the sample in the desktop VS Code that is on the PATH; false where there is none, or it would not start. */
async function openOnDesktop(): Promise<boolean> {
  const code = hasDisplay() ? findOnPath(['code', 'code.cmd']) : undefined;
  if (code === undefined) return false;
  if (!existsSync(join(projectFolder, 'dist/extension.cjs'))) await npm(['run', 'build'], projectFolder);
  const args = ['--new-window', `--extensionDevelopmentPath=${projectFolder}`, sample];
  const exit = await new Promise((resolve) => {
    const shell = process.platform === 'win32';
    spawn(shell ? `"${code}"` : code, args, { stdio: 'inherit', shell })
      .once('error', resolve)
      .once('exit', resolve);
  });
  if (exit === 0) console.log(`The sample is open in ${code}.`);
  else console.log(`${code} did not start.`);
  return exit === 0;
}

/** Serves the VS Code that the tests use, with the packaged extension, until this process is interrupted. */
async function serveInBrowser(): Promise<void> {
  const run = await mkdtemp(join(tmpdir(), 'specwright-start-'));
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  try {
    const extensions = join(run, 'extensions');
    await mkdir(extensions);
    await installExtension(await packagedExtension(), extensions, join(run, 'install'));
    const forwarding = await startPortForwarding();
    const environment = { VSCODE_PROXY_URI: forwarding.template };
    const server = await VSCodeServer.start({ data: join(run, 'data'), extensions, environment });
    console.log(`\nVS Code is ready. Open this address in a browser on this machine:\n\n  ${server.address(sample)}\n`);
    console.log('In it, open bookshop/openapi.yaml. Press Ctrl+C here to end.');
    await interrupted;
    await server.stop();
    await forwarding.stop();
  } finally {
    await rm(run, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(): Promise<void> {
  if (!(await openOnDesktop())) await serveInBrowser();
}

main().catch((error: unknown) => {
  if (error instanceof NotHere) {
    console.error(`No VS Code for this machine: ${error.message}. Install VS Code and put \`code\` on the PATH.`);
  } else {
    console.error(error instanceof Error ? error.message : error);
  }
  process.exitCode = 1;
});
