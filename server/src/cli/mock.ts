import { pathOfUri } from '../document/uri';
import { textsForMock } from '../workspace/mockTexts';
import { readInputs } from './inputs';
import { loadDocument } from './loadDocument';
import { readScope, shown, type ScopeOptions } from './scope';
import { EXIT, type Exit, type MockSpecTexts, type Terminal } from './terminal';

export interface MockOptions extends ScopeOptions {
  readonly host: string;
  readonly port: number;
  readonly dynamic?: boolean;
}

/** `specwright mock`: serves until it is interrupted; edits on disk reach it. */
export async function mock(terminal: Terminal, patterns: readonly string[], options: MockOptions): Promise<Exit> {
  const { folder } = await readScope(terminal, options);
  const inputs = await readInputs(terminal, patterns, undefined);
  const collected = await collect(terminal, inputs.uris, folder.boundary);
  const problems = [...inputs.problems, ...collected.problems];
  if (inputs.stdin !== undefined) problems.push('A mock follows its files, so it does not read standard input. Name a file.');
  for (const problem of problems) terminal.err(`${problem}\n`);
  if (problems.length > 0 || collected.specs.length === 0) return EXIT.unchecked;

  const running = await terminal.mock(
    { host: options.host, port: options.port, dynamic: options.dynamic === true },
    collected.specs,
    (line) => terminal.err(`${line}\n`),
  );
  if (typeof running === 'string') {
    terminal.err(`${running}\n`);
    return EXIT.unchecked;
  }
  const names = inputs.uris.map((uri) => shown(terminal, uri)).join(', ');
  if (options.port !== 0 && options.port !== running.port)
    terminal.err(`Port ${options.port} is taken; listening on ${running.port} instead.\n`);
  terminal.out(`${running.address}\n`);
  terminal.err(
    `${names} ${inputs.uris.length === 1 ? 'is' : 'are'} mocked there until you press Ctrl+C. Try ${running.address}${running.entry}\n`,
  );
  const stopWatching = terminal.watch(
    () => collected.files.map((uri) => pathOfUri(uri) ?? uri),
    async () => {
      const again = await collect(terminal, inputs.uris, folder.boundary);
      collected.files = again.files;
      if (again.problems.length === 0) running.serve(again.specs);
      else terminal.err(`${again.problems.join('\n')}\nThe last good version is served.\n`);
    },
  );
  const ended = await running.ended;
  stopWatching();
  if (ended === undefined) return EXIT.clean;
  terminal.err(`${ended}\n`);
  return EXIT.unchecked;
}

async function collect(
  terminal: Terminal,
  uris: readonly string[],
  boundary: string,
): Promise<{ specs: MockSpecTexts[]; files: string[]; problems: string[] }> {
  const specs: MockSpecTexts[] = [];
  const problems: string[] = [];
  for (const uri of uris) {
    const collected = await loadDocument(terminal, uri, boundary);
    if (typeof collected === 'string') problems.push(collected);
    else specs.push(textsForMock(collected));
  }
  return { specs, files: specs.flatMap(({ texts }) => Object.keys(texts)), problems };
}
