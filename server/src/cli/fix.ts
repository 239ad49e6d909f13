import { createTwoFilesPatch } from 'diff';
import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { fixableCodes, fixDocument, NotJudged } from '../workspace/fixDocument';
import { complaintsOf } from './complaints';
import { readInputs } from './inputs';
import { loadDocument } from './loadDocument';
import { progressLine } from './progressLine';
import { place, readScope, shown, type ScopeOptions } from './scope';
import { EXIT, FAIL_AT, type Exit, type FailSeverity, type Terminal } from './terminal';

export interface FixOptions extends ScopeOptions {
  readonly rule?: readonly string[];
  readonly ruleset?: readonly string[];
  readonly dryRun?: boolean;
  readonly failSeverity: FailSeverity;
  readonly quiet?: boolean;
}

/** `specwright fix`: applies fixes and keeps formatting and comments. Safe ones, unless rules are named (ARCHITECTURE.md, “What always holds”). Exits as `lint` for what remains. */
export async function fix(terminal: Terminal, patterns: readonly string[], options: FixOptions): Promise<Exit> {
  const rules = options.rule ?? [];
  const unknown = rules.filter((code) => !fixableCodes().includes(code));
  if (unknown.length > 0) {
    terminal.err(`There is no fix for ${unknown.join(', ')}. These rules have one:\n  ${fixableCodes().join('\n  ')}\n`);
    return EXIT.unchecked;
  }
  const scope = await readScope(terminal, options, options.ruleset);
  const inputs = await readInputs(terminal, patterns, undefined);
  const complaints = [...scope.problems.map((problem) => place(terminal, problem)), ...inputs.problems];
  if (inputs.stdin !== undefined) complaints.push('fix writes files, so it does not read standard input. Name the files.');
  const progress = progressLine(terminal, options.quiet === true);
  const judge = terminal.judge(({ root }) => progress.show(`${shown(terminal, root)}: judging`));
  const remaining: Finding[] = [];
  try {
    for (const uri of inputs.uris) {
      const collected = await loadDocument(terminal, uri, scope.folder.boundary);
      if (typeof collected === 'string') {
        complaints.push(collected);
        continue;
      }
      const wanted = rules.length === 0 ? {} : { codes: rules, unsafe: true };
      try {
        const result = await fixDocument(judge, { collected, folder: scope.folder, ...wanted });
        progress.clear();
        if (result.judgement !== undefined) complaints.push(...complaintsOf(terminal, uri, result.judgement));
        const { boundary } = scope.folder;
        complaints.push(...(await put(terminal, boundary, collected.documents, result.texts, options.dryRun === true)));
        terminal.err(`${shown(terminal, uri)}: ${sentence(result.fixed, options.dryRun === true)}, ${result.findings.length} left.\n`);
        remaining.push(...result.findings);
      } catch (error) {
        if (!(error instanceof NotJudged)) throw error;
        complaints.push(...complaintsOf(terminal, uri, error.judgement));
      }
    }
  } finally {
    progress.clear();
    judge.dispose();
  }
  for (const complaint of new Set(complaints)) terminal.err(`${complaint}\n`);
  if (complaints.length > 0) return EXIT.unchecked;
  return remaining.some(({ severity }) => severity <= FAIL_AT[options.failSeverity]) ? EXIT.findings : EXIT.clean;
}

function sentence(fixed: number, dryRun: boolean): string {
  if (fixed === 0) return 'nothing to fix';
  const what = `${fixed} ${fixed === 1 ? 'finding' : 'findings'}`;
  return dryRun ? `${what} would be fixed` : `${what} fixed`;
}

/** Writes the new texts within the boundary, or shows what would change; gives what could not be written. */
async function put(
  terminal: Terminal,
  boundary: string,
  before: ReadonlyMap<string, Document>,
  after: ReadonlyMap<string, string>,
  dryRun: boolean,
): Promise<string[]> {
  const failed: string[] = [];
  for (const [uri, text] of after) {
    if (dryRun) {
      const name = shown(terminal, uri);
      terminal.out(createTwoFilesPatch(`a/${name}`, `b/${name}`, before.get(uri)?.text ?? '', text, '', '', { context: 2 }));
      continue;
    }
    const written = await terminal.write(uri, text, boundary);
    if (!written.ok) failed.push(written.message);
  }
  return failed;
}
