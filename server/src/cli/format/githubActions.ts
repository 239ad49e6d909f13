import type { Formatter } from './formatter';
import { shownPath } from './shownPath';

const COMMANDS = ['error', 'warning', 'notice', 'notice'] as const;

/** Workflow commands that GitHub draws beside the lines of a change ("Workflow commands for GitHub Actions"). */
export const formatGithubActions: Formatter = function* (found, { cwd }) {
  for (const place of found.places())
    yield found
      .at(place)
      .map((item) => {
        const { finding } = item;
        const { start, end } = finding.range;
        const properties = {
          file: shownPath(item, cwd),
          line: start.line + 1,
          endLine: end.line + 1,
          col: start.character + 1,
          endColumn: end.character + 1,
          title: finding.code,
        };
        const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
        return `::${COMMANDS[finding.severity]} ${shown.join(',')}::${escapeData(finding.message)}\n`;
      })
      .join('');
};

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
