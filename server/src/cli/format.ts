import type { Finding } from '../document/finding';
import { formatGithubActions } from './format/githubActions';
import { formatJson } from './format/json';
import { formatJunit } from './format/junit';
import { formatSarif } from './format/sarif';
import { formatStylish } from './format/stylish';

/** A finding with the name its document goes by in the output, where that is not its path. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly source: string | undefined;
}

export interface FormatContext {
  readonly color: boolean;
  /** Canonical address of the folder that paths are shown from. */
  readonly cwd: string;
  readonly version: string;
}

export type Formatter = (found: readonly JudgedFinding[], context: FormatContext) => string;

const FORMATTERS = {
  stylish: formatStylish,
  json: formatJson,
  sarif: formatSarif,
  junit: formatJunit,
  'github-actions': formatGithubActions,
} satisfies Record<string, Formatter>;

export type FormatName = keyof typeof FORMATTERS;
export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATTERS);

/** Whether a person's word is the name of a format. */
export function isFormatName(name: string): name is FormatName {
  return Object.hasOwn(FORMATTERS, name);
}

/** The findings as a text in the named format, ending in a line break. */
export function formatFindings(name: FormatName, found: readonly JudgedFinding[], context: FormatContext): string {
  return FORMATTERS[name](found, context);
}
