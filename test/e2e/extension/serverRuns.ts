import { familyOf, runningProcesses } from '../../support/vscode/processes';

/** Whether this extension host has started the language server (Linux alone; elsewhere there is no telling, and it gives nothing). */
export function serverRuns(): boolean | undefined {
  if (process.platform !== 'linux') return undefined;
  const all = runningProcesses();
  const host = all.find(({ pid }) => pid === process.pid);
  return host !== undefined && familyOf(host, all).some(({ command }) => command.includes('dist/server.cjs'));
}
