import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { cached } from './cache';
import { cutDependencies, emptyExtensions, stubNativeModules } from './cut';
import { NotHere } from './notHere';
import { npm, unpack } from './npm';
import { keptDependencies, keptExtensions, nodePackage, vscodePackage } from './release';

/** Where a ready VS Code lies. */
export interface InstalledVSCode {
  /** The Node that runs it. */
  readonly node: string;
  /** The server's main file. */
  readonly main: string;
}

/** Change this when the steps below change, so that what was installed by the old steps is not used. */
const steps = 2;
const vscodeInTarball = 'package/lib/vscode';
const heavy = ['copilot', 'mermaid-markdown-features', 'mermaid-chat-features'];

async function installServer(folder: string): Promise<void> {
  console.log(`VS Code for the tests (${vscodePackage.name} ${vscodePackage.version}): downloading`);
  const leftOut = heavy.map((extension) => `${vscodeInTarball}/extensions/${extension}`);
  await unpack(vscodePackage, [vscodeInTarball], folder, leftOut);
  const server = join(folder, 'server');
  await rename(join(folder, vscodeInTarball), server);
  await rm(join(folder, 'package'), { recursive: true });
  await cutDependencies(server);
  await emptyExtensions(join(server, 'extensions'));
  console.log('VS Code for the tests: installing what it needs');
  await npm(['install', '--omit=dev', '--ignore-scripts'], server);
  await stubNativeModules(server);
}

async function installNode(folder: string): Promise<void> {
  console.log(`VS Code for the tests (${nodePackage.name} ${nodePackage.version}): downloading`);
  await unpack(nodePackage, ['package/bin/node'], folder);
  await rename(join(folder, 'package/bin/node'), join(folder, 'node'));
  await rm(join(folder, 'package'), { recursive: true });
}

async function nodeForServer(): Promise<string> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return join(await cached(`node-${nodePackage.version}`, nodePackage, installNode), 'node');
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new NotHere(`VS Code's server needs Node 24, this is Node ${process.versions.node}`);
}

/**
 * The VS Code that the tests run in, installed into the cache where it is not there yet (about 15 seconds, 290 MB,
 * npm packages alone). Throws `NotHere` on Windows and where no Node 24 is to be had, an `Error` where npm fails.
 */
export async function installVSCode(): Promise<InstalledVSCode> {
  if (process.platform === 'win32') throw new NotHere("VS Code's server build was not prepared for Windows");
  const node = await nodeForServer();
  const recipe = { vscodePackage, keptDependencies: [...keptDependencies], keptExtensions: [...keptExtensions], steps };
  const folder = await cached(`vscode-${vscodePackage.version}`, recipe, installServer);
  return { node, main: join(folder, 'server/out/server-main.js') };
}
