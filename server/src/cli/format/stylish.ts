import { SEVERITY_NAMES } from '../../document/finding';
import type { Found } from '../found';
import { byDocument } from './byDocument';
import type { Formatter } from './formatter';

const COLORS = { error: 31, warn: 33, info: 36, hint: 90 } as const;

/** For people: findings below the name of their document, in columns, and a count at the end. */
export const formatStylish: Formatter = function* (found, { color, cwd, complete }) {
  if (found.count === 0) {
    yield complete ? 'No findings.\n' : '';
    return;
  }
  const paint = (text: string, code: number): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  for (const [path, items] of byDocument(found, cwd)) {
    const rows = items.map(({ finding }) => ({
      place: `${finding.range.start.line + 1}:${finding.range.start.character + 1}`,
      severity: SEVERITY_NAMES[finding.severity],
      code: finding.code,
      message: finding.message.replace(/\s+/g, ' '),
    }));
    const places = rows.reduce((most, { place }) => Math.max(most, place.length), 0);
    const codes = rows.reduce((most, { code }) => Math.max(most, code.length), 0);
    const lines = rows.map(
      ({ place, severity, code, message }) =>
        `  ${place.padStart(places)}  ${paint(severity.padEnd(5), COLORS[severity])}  ${code.padEnd(codes)}  ${message}`,
    );
    yield `${[paint(path, 4), ...lines].join('\n')}\n\n`;
  }
  yield `${summary(found)}\n`;
};

function summary(found: Found): string {
  const counts = ([0, 1, 2, 3] as const).map((severity) => ({ severity, count: found.countOf(severity) })).filter((each) => each.count > 0);
  const names = ['error', 'warning', 'info', 'hint'];
  const parts = counts.map(({ severity, count: n }) => `${n} ${names[severity]}${n === 1 || severity === 2 ? '' : 's'}`);
  return `${found.count} ${found.count === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}.`;
}
