import type { Terminal } from './terminal';

/** Why a file may not be written, where it is one of those that were read, by a link too; undefined where it may. */
export async function keepInput(terminal: Terminal, output: string, read: Iterable<string>): Promise<string | undefined> {
  const target = terminal.uriOf(output);
  for (const uri of read)
    if (await terminal.isSameFile(uri, target))
      return `${output} is the document itself, or a part of it, and is not replaced. Name another file.`;
  return undefined;
}
