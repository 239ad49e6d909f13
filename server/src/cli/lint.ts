import { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { partsAmong } from '../workspace/partsAmong';
import { atOnce, byTurns, type Room, type Turn } from './byTurns';
import { complaintsOf } from './complaints';
import { formatFindings, type FormatName } from './format';
import { Found } from './found';
import { readInputs, STDIN_SOURCE, unusable, type Inputs } from './inputs';
import { JudgingProgressLine } from './judgingProgress';
import { keepInput } from './keepInput';
import { progressLine } from './progressLine';
import { place, readScope, shown, type ScopeOptions } from './scope';
import { EXIT, FAIL_AT, type Exit, type FailSeverity, type Terminal } from './terminal';

export interface LintOptions extends ScopeOptions {
  readonly stdinFilepath?: string;
  readonly ruleset?: readonly string[];
  readonly format: FormatName;
  readonly output?: string;
  /** The least severity that makes exit 1; `off` for none. */
  readonly failSeverity: FailSeverity;
  readonly quiet?: boolean;
}

/** `specwright lint`: findings on standard output, everything else on standard error (README.md, “In a terminal and in a pipeline”). */
export async function lint(terminal: Terminal, patterns: readonly string[], options: LintOptions): Promise<Exit> {
  const scope = await readScope(terminal, options, options.ruleset);
  const inputs = await readInputs(terminal, patterns, options.stdinFilepath);
  const complaints = [...scope.problems.map((problem) => place(terminal, problem)), ...inputs.problems];
  const { boundary } = scope.folder;
  const parts = await partsAmong(inputs.matched, boundary, terminal.files(boundary));
  const turns = await turnsOf(terminal, inputs, parts);
  const room = roomFor(terminal, turns, options);
  const line = progressLine(terminal, options.quiet === true);
  const progress = new JudgingProgressLine(terminal, line, turns);
  const judge = terminal.judge(progress.tell, room.processes);
  const found = new Found(turns.length);
  const complained: (readonly string[])[] = [];
  const read = new Set(inputs.uris);
  try {
    if (inputs.stdin !== undefined) judge.open(inputs.stdin.uri, inputs.stdin.text, 0);
    await byTurns(turns, room, async (turn, place) => {
      const { uri } = turn;
      const text = await textOf(terminal, uri, inputs.stdin, boundary);
      const refused = typeof text === 'string' ? text : unusable(text);
      if (refused !== undefined) {
        complained[place] = [typeof text === 'string' ? text : `${shown(terminal, uri)} ${refused}`];
        return progress.end(turn);
      }
      const judgement = await judge.judge(uri, 0, scope.folder, { stopWhenBroken: false });
      for (const document of judgement?.outcome?.documents ?? []) read.add(document);
      const findings = judgement?.outcome?.findings ?? [];
      found.put(
        place,
        findings.map((finding) => ({ finding, source: sourceOf(finding, inputs.stdin) })),
      );
      complained[place] = complaintsOf(terminal, uri, judgement);
      progress.end(turn);
    });
  } finally {
    line.clear();
    judge.dispose();
  }
  if (parts.size > 0 && options.quiet !== true)
    terminal.err(
      `${parts.size} matching ${parts.size === 1 ? 'file is a part' : 'files are parts'}, judged with the document that refers to ${parts.size === 1 ? 'it' : 'them'}.\n`,
    );
  complaints.push(...complained.flat());
  return report(terminal, found, read, [...new Set(complaints)], options);
}

/** The documents to judge, in the order in which their findings are told. */
async function turnsOf(terminal: Terminal, { stdin, uris }: Inputs, parts: ReadonlySet<string>): Promise<Turn[]> {
  const roots = uris.filter((uri) => !parts.has(uri));
  // Of one document it is not asked how large it is.
  const files = await Promise.all(roots.map(async (uri) => ({ uri, size: roots.length > 1 ? await terminal.sizeOf(uri) : 0 })));
  return stdin === undefined || parts.has(stdin.uri) ? files : [{ uri: stdin.uri, size: stdin.text.length }, ...files];
}

/** A ruleset's own functions may remember what they saw, so there documents are judged in order, by one process, as Spectral judges them. */
function roomFor(terminal: Terminal, turns: readonly Turn[], { allowFunctions }: LintOptions): Room {
  return { ...terminal.room, processes: allowFunctions === true ? 1 : atOnce(turns, terminal.room) };
}

async function textOf(
  terminal: Terminal,
  uri: string,
  stdin: { uri: string; text: string } | undefined,
  boundary: string,
): Promise<Document | string> {
  if (stdin?.uri === uri) return new Document(uri, 0, stdin.text);
  const read = await terminal.files(boundary).read(uri);
  if (read.ok) return new Document(uri, 0, read.text);
  return read.reason === 'outside' ? `${read.message} In the terminal, --root sets the folder.` : read.message;
}

async function report(
  terminal: Terminal,
  found: Found,
  read: ReadonlySet<string>,
  complaints: readonly string[],
  options: LintOptions,
): Promise<Exit> {
  const text = formatFindings(options.format, found, {
    color: terminal.color && options.output === undefined,
    cwd: terminal.cwd,
    version: terminal.version,
    complete: complaints.length === 0,
  });
  const unwritten: string[] = [];
  if (options.output === undefined) for (const piece of text) terminal.out(piece);
  else {
    const kept = await keepInput(terminal, options.output, read);
    const written =
      kept === undefined ? await terminal.write(terminal.uriOf(options.output), [...text].join('')) : { ok: false, message: kept };
    if (!written.ok) unwritten.push(written.message);
  }
  for (const complaint of [...complaints, ...unwritten]) terminal.err(`${complaint}\n`);
  if (complaints.length > 0 || unwritten.length > 0) return EXIT.unchecked;
  const failing = ([0, 1, 2, 3] as const).filter((severity) => severity <= FAIL_AT[options.failSeverity]);
  return failing.some((severity) => found.countOf(severity) > 0) ? EXIT.findings : EXIT.clean;
}

function sourceOf(finding: Finding, stdin: { uri: string; named: boolean } | undefined): string | undefined {
  return stdin !== undefined && !stdin.named && finding.uri === stdin.uri ? STDIN_SOURCE : undefined;
}
