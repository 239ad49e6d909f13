import type { FormatContext, Formatter } from './format/formatter';
import { formatGithubActions } from './format/githubActions';
import { formatJson } from './format/json';
import { formatJunit } from './format/junit';
import { formatSarif } from './format/sarif';
import { formatStylish } from './format/stylish';
import type { Found } from './found';

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

/** The findings as a text in the named format, in pieces, ending in a line break. */
export function formatFindings(name: FormatName, found: Found, context: FormatContext): Iterable<string> {
  return FORMATTERS[name](found, context);
}
