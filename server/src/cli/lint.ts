import { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { partsAmong } from '../workspace/partsAmong';
import { complaintsOf } from './complaints';
import { formatFindings, type FormatName } from './format';
import type { JudgedFinding } from './format/formatter';
import { readInputs, STDIN_SOURCE, unusable } from './inputs';
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
  const progress = progressLine(terminal, options.quiet === true);
  const judge = terminal.judge((made) =>
    progress.show(`${shown(terminal, made.root)}: ${made.checks.toLocaleString('en')} checks, ${Math.round(made.milliseconds / 1000)} s`),
  );
  const found: JudgedFinding[] = [];
  const read = new Set(inputs.uris);
  try {
    const parts = await partsAmong(inputs.matched, scope.folder.boundary, terminal.files(scope.folder.boundary));
    if (inputs.stdin !== undefined) judge.open(inputs.stdin.uri, inputs.stdin.text, 0);
    for (const uri of [...(inputs.stdin === undefined ? [] : [inputs.stdin.uri]), ...inputs.uris]) {
      if (parts.has(uri)) continue;
      const text = await textOf(terminal, uri, inputs.stdin, scope.folder.boundary);
      const refused = typeof text === 'string' ? text : unusable(text);
      if (refused !== undefined) {
        complaints.push(typeof text === 'string' ? text : `${shown(terminal, uri)} ${refused}`);
        continue;
      }
      const judgement = await judge.judge(uri, 0, scope.folder, { stopWhenBroken: false });
      complaints.push(...complaintsOf(terminal, uri, judgement));
      for (const document of judgement?.outcome?.documents ?? []) read.add(document);
      const source = (finding: Finding): string | undefined => sourceOf(finding, inputs.stdin);
      found.push(...(judgement?.outcome?.findings ?? []).map((finding) => ({ finding, source: source(finding) })));
    }
    if (parts.size > 0 && options.quiet !== true)
      terminal.err(
        `${parts.size} matching ${parts.size === 1 ? 'file is a part' : 'files are parts'}, judged with the document that refers to ${parts.size === 1 ? 'it' : 'them'}.\n`,
      );
  } finally {
    progress.clear();
    judge.dispose();
  }
  return report(terminal, found, read, [...new Set(complaints)], options);
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
  found: readonly JudgedFinding[],
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
  if (options.output === undefined) terminal.out(text);
  else {
    const kept = await keepInput(terminal, options.output, read);
    const written = kept === undefined ? await terminal.write(terminal.uriOf(options.output), text) : { ok: false, message: kept };
    if (!written.ok) unwritten.push(written.message);
  }
  for (const complaint of [...complaints, ...unwritten]) terminal.err(`${complaint}\n`);
  if (complaints.length > 0 || unwritten.length > 0) return EXIT.unchecked;
  return found.some(({ finding }) => finding.severity <= FAIL_AT[options.failSeverity]) ? EXIT.findings : EXIT.clean;
}

function sourceOf(finding: Finding, stdin: { uri: string; named: boolean } | undefined): string | undefined {
  return stdin !== undefined && !stdin.named && finding.uri === stdin.uri ? STDIN_SOURCE : undefined;
}
