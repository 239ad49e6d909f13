import type { Diagnostic, DiagnosticSeverity, Range } from 'vscode-languageserver/node';
import type { Finding } from '../document/finding';

/** The lines of an open document. */
export interface Lines {
  lineAt(line: number): string;
}

/** LSP counts severities from one. */
const SEVERITIES: readonly DiagnosticSeverity[] = [1, 2, 3, 4];

/** A finding as the editor draws it. `data` keeps the exact range and path, since a long object is drawn by its first line alone. */
export function diagnosticOf(finding: Finding, lines: Lines | undefined, ruleAddress: (code: string) => string | undefined): Diagnostic {
  const href = addressOf(finding, ruleAddress);
  return {
    range: drawnRange(finding, lines),
    severity: SEVERITIES[finding.severity] ?? 1,
    code: finding.code,
    source: 'specwright',
    message: finding.message,
    data: { path: finding.path, range: finding.range },
    ...(href === undefined ? {} : { codeDescription: { href } }),
  };
}

/** A ruleset's own page where it has one; for the rules that we ship ours, since the address that Spectral gives them leads to no such page. */
function addressOf({ code, documentationUrl }: Finding, ruleAddress: (code: string) => string | undefined): string | undefined {
  if (documentationUrl !== undefined && !documentationUrl.startsWith('https://meta.stoplight.io/')) return documentationUrl;
  return ruleAddress(code) ?? documentationUrl;
}

/**
 * What is underlined: the finding's range where it lies on one line; else the rest of its first line, from the key on
 * (docs/findings.md: the editor may draw only the key of an object whose range covers many lines).
 */
export function drawnRange(finding: Finding, lines: Lines | undefined): Range {
  const { start, end } = finding.range;
  if (start.line === end.line) return { start, end };
  const line = lines?.lineAt(start.line);
  if (line === undefined) return { start, end: { line: start.line, character: start.character + 1 } };
  const indent = line.length - line.trimStart().length;
  return {
    start: { line: start.line, character: Math.min(indent, start.character) },
    end: { line: start.line, character: line.trimEnd().length },
  };
}
