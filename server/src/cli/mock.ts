import { isWithin, pathOfUri } from '../document/uri';
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
  const followed = new FollowedSpecs(terminal, inputs.uris, folder.boundary);
  const problems = [...inputs.problems, ...(await followed.read())];
  if (inputs.stdin !== undefined) problems.push('A mock follows its files, so it does not read standard input. Name a file.');
  for (const problem of problems) terminal.err(`${problem}\n`);
  if (problems.length > 0 || followed.specs.length === 0) return EXIT.unchecked;

  const running = await terminal.mock(
    { host: options.host, port: options.port, dynamic: options.dynamic === true },
    followed.specs,
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
  terminal.err(`Mocking ${names} at ${running.address} until you press Ctrl+C. Try ${running.address}${running.entry}\n`);
  let served = JSON.stringify(followed.specs);
  let said = '';
  const stopWatching = terminal.watch(
    () => followed.files.map((uri) => pathOfUri(uri) ?? uri),
    async () => {
      const again = (await followed.read()).join('\n');
      if (again !== said && again !== '') terminal.err(`${again}\nThe last good version is served.\n`);
      said = again;
      const texts = JSON.stringify(followed.specs);
      if (texts !== served) running.serve(followed.specs);
      served = texts;
    },
  );
  const ended = await running.ended;
  stopWatching();
  if (ended === undefined) return EXIT.clean;
  terminal.err(`${ended}\n`);
  return EXIT.unchecked;
}

/** The documents of a mock as they were last good, and every file whose change may matter. */
class FollowedSpecs {
  private readonly lastGood = new Map<string, MockSpecTexts>();
  private readonly parts = new Map<string, readonly string[]>();

  constructor(
    private readonly terminal: Terminal,
    private readonly uris: readonly string[],
    private readonly boundary: string,
  ) {}

  get specs(): readonly MockSpecTexts[] {
    return this.uris.flatMap((uri) => this.lastGood.get(uri) ?? []);
  }

  /** The documents named, whether they can be read now or not, what they led to when last they could, and what was missing then. */
  get files(): readonly string[] {
    return [...new Set([...this.uris, ...[...this.parts.values()].flat()])];
  }

  /** Reads everything anew; gives why documents cannot be had. */
  async read(): Promise<readonly string[]> {
    const problems: string[] = [];
    for (const uri of this.uris) {
      const collected = await loadDocument(this.terminal, uri, this.boundary);
      if (typeof collected === 'string') {
        problems.push(collected);
        continue;
      }
      const missing = [...collected.missing.keys()].filter((each) => isWithin(this.boundary, each));
      this.parts.set(uri, [...collected.documents.keys(), ...missing]);
      this.lastGood.set(uri, textsForMock(collected));
    }
    return problems;
  }
}
