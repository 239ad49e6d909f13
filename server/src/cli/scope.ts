import type { Range } from '../document/position';
import { isWithin, pathOfUri } from '../document/uri';
import { namedRulesets, type JudgedFolder } from '../workspace/chooseRuleset';
import { readRulesetSettings, type SettingsProblem } from '../workspace/rulesetSettings';
import type { Terminal } from './terminal';

/** The options that every subcommand has. */
export interface ScopeOptions {
  readonly root?: string;
  readonly allowFunctions?: boolean;
  readonly allowHost?: readonly string[];
}

/** The folder that a run of the terminal judges: its boundary, settings and what the person allowed. */
export interface Scope {
  readonly folder: JudgedFolder;
  readonly problems: readonly SettingsProblem[];
}

/** Reads the scope of a run. Whoever starts a command in a terminal trusts the folder; functions and addresses still need their flags. */
export async function readScope(terminal: Terminal, options: ScopeOptions, rulesets: readonly string[] = []): Promise<Scope> {
  const root = options.root === undefined ? await terminal.defaultBoundary() : terminal.uriOf(options.root);
  // The root of the disk alone ends with a slash, and everything is looked for below a boundary.
  const boundary = root.replace(/\/$/, '');
  const trust = { functions: options.allowFunctions ?? false, hosts: options.allowHost ?? [], shippedOnly: false };
  const chosen = namedRulesets(rulesets, terminal.cwd, trust);
  if (chosen.length > 0) return { folder: { boundary, rulesets: [], trust, named: chosen }, problems: [] };
  const settings = await readRulesetSettings(boundary, terminal.files(boundary));
  return { folder: { boundary, rulesets: settings.rulesets, trust }, problems: settings.problems };
}

/** `file:line:column: message`, one-based, as editors and terminals link it. */
export function place(terminal: Terminal, problem: { uri: string | undefined; range: Range; message: string }): string {
  if (problem.uri === undefined) return problem.message;
  const { line, character } = problem.range.start;
  return `${shown(terminal, problem.uri)}:${line + 1}:${character + 1}: ${problem.message}`;
}

/** The words for a path in messages: seen from the current folder where it lies below it. */
export function shown(terminal: Terminal, uri: string): string {
  const path = pathOfUri(uri) ?? uri;
  const cwd = pathOfUri(terminal.cwd) ?? '';
  return isWithin(terminal.cwd, uri) && uri !== terminal.cwd ? path.slice(cwd === '/' ? 1 : cwd.length + 1) : path;
}
