import { SEVERITY_NAMES, type Severity } from '../../document/finding';
import type { Formatter, JudgedFinding } from './formatter';
import { shownPath } from './shownPath';

const COLORS = { error: 31, warn: 33, info: 36, hint: 90 } as const;

/** For people: findings below the name of their document, in columns, and a count at the end. */
export const formatStylish: Formatter = (found, { color, cwd, complete }) => {
  if (found.length === 0) return complete ? 'No findings.\n' : '';
  const paint = (text: string, code: number): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const byDocument = new Map<string, JudgedFinding[]>();
  for (const item of found) {
    const path = shownPath(item, cwd);
    byDocument.set(path, [...(byDocument.get(path) ?? []), item]);
  }
  const blocks = [...byDocument].map(([path, items]) => {
    const rows = items.map(({ finding }) => ({
      place: `${finding.range.start.line + 1}:${finding.range.start.character + 1}`,
      severity: SEVERITY_NAMES[finding.severity],
      code: finding.code,
      message: finding.message.replace(/\s+/g, ' '),
    }));
    const places = Math.max(...rows.map(({ place }) => place.length));
    const codes = Math.max(...rows.map(({ code }) => code.length));
    const lines = rows.map(
      ({ place, severity, code, message }) =>
        `  ${place.padStart(places)}  ${paint(severity.padEnd(5), COLORS[severity])}  ${code.padEnd(codes)}  ${message}`,
    );
    return [paint(path, 4), ...lines].join('\n');
  });
  return `${blocks.join('\n\n')}\n\n${summary(found)}\n`;
};

function summary(found: readonly JudgedFinding[]): string {
  const count = (severity: Severity): number => found.filter(({ finding }) => finding.severity === severity).length;
  const counts = ([0, 1, 2, 3] as const).map((severity) => ({ severity, count: count(severity) })).filter((each) => each.count > 0);
  const names = ['error', 'warning', 'info', 'hint'];
  const parts = counts.map(({ severity, count: n }) => `${n} ${names[severity]}${n === 1 || severity === 2 ? '' : 's'}`);
  return `${found.length} ${found.length === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}.`;
}
