import type { Document } from '../document/document';
import { pathOfUri } from '../document/uri';
import { shown } from './scope';
import type { Terminal } from './terminal';

/** The name under which Spectral reports a text from standard input that was given none. */
export const STDIN_SOURCE = '<STDIN>';

/** What a subcommand is to work on, and what was named and is not there. */
export interface Inputs {
  readonly uris: readonly string[];
  /** Those of them that a pattern matched and nobody named. */
  readonly matched: readonly string[];
  /** The text of standard input, under the address it stands for. */
  readonly stdin: { readonly uri: string; readonly text: string; readonly named: boolean } | undefined;
  readonly problems: readonly string[];
}

/** Resolves files, globs and `-`. Files come in the order in which Spectral sorts them, the same in every country, each once. */
export async function readInputs(terminal: Terminal, patterns: readonly string[], stdinPath: string | undefined): Promise<Inputs> {
  const uris = new Set<string>();
  const named = new Set<string>();
  const problems: string[] = [];
  let stdin: Inputs['stdin'];
  for (const pattern of patterns) {
    if (pattern === '-') {
      const uri = stdinPath === undefined ? `${terminal.cwd}/%3CSTDIN%3E` : terminal.uriOf(stdinPath);
      stdin = { uri, text: await terminal.stdin(), named: stdinPath !== undefined };
      continue;
    }
    const found = await terminal.expand(pattern);
    if (found.length === 1 && found[0] === terminal.uriOf(pattern)) named.add(found[0]);
    if (found.length > 0) for (const uri of found) uris.add(uri);
    else if (await terminal.isFolder(terminal.uriOf(pattern)))
      problems.push(`${pattern} is a folder. Name its files, as in “${pattern.replace(/[\\/]+$/, '')}/**/*.yaml”.`);
    else if (/[*?[{]/.test(pattern))
      problems.push(
        `No file matches ${pattern}. Check the pattern, seen from ${pathOfUri(terminal.cwd) ?? terminal.cwd}, and quote it so that your shell leaves it alone.`,
      );
    else
      problems.push(
        `${shown(terminal, terminal.uriOf(pattern))} does not exist. Check the name, seen from ${pathOfUri(terminal.cwd) ?? terminal.cwd}.`,
      );
  }
  const sorted = [...uris].sort((a, b) => (pathOfUri(a) ?? a).localeCompare(pathOfUri(b) ?? b, 'en'));
  return { uris: sorted, matched: sorted.filter((uri) => !named.has(uri)), stdin, problems };
}

/** Why a text is nothing that could be judged, or undefined when it may be. */
export function unusable(document: Document): string | undefined {
  if (document.text.trim() === '') return 'is empty. An OpenAPI document begins with “openapi: 3.0.3” or the like.';
  if (document.text.includes('\0')) return 'is a binary file, and only YAML and JSON texts are read.';
  return undefined;
}
