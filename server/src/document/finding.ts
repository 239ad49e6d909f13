import type { JsonPath } from './jsonPath';
import type { Range } from './position';

/** Severities as LSP and Spectral count them, less one: 0 error, 1 warning, 2 information, 3 hint. */
export type Severity = 0 | 1 | 2 | 3;

/** Their names on the terminal and in settings, by severity. */
export const SEVERITY_NAMES = ['error', 'warn', 'info', 'hint'] as const;

/** The severity that a number of Spectral's stands for; of what is none of the four, the mildest. */
export function severityFrom(number: number): Severity {
  return number === 0 || number === 1 || number === 2 ? number : 3;
}

/** One thing that a ruleset, or reading the document, found. */
export interface Finding {
  /** The rule's name; `parser` for syntax, `invalid-ref` for a `$ref`, `unrecognized-format`, or one of ours (`specwright-…`). */
  readonly code: string;
  readonly message: string;
  readonly severity: Severity;
  readonly path: JsonPath;
  /** Zero-based, UTF-16; the exact range that Spectral gives. */
  readonly range: Range;
  /** The document in which the problem is, which need not be the root that was judged. Absent where Spectral names none. */
  readonly uri: string | undefined;
  readonly documentationUrl?: string;
}

/** The code of findings that say a text does not parse. */
export const PARSER_CODE = 'parser';

/** Whether a finding says that a document does not parse. */
export function isSyntaxFault({ code, severity }: { readonly code: unknown; readonly severity: number }): boolean {
  return code === PARSER_CODE && severity === 0;
}
