import type { Finding } from '../document/finding';

/** Findings of a list as they were in the list before it, so many from a place on, moved down by so many lines. */
export interface KeptFindings {
  readonly from: number;
  readonly count: number;
  readonly lines: number;
}

/** A list of findings said in what is new and what is kept of the list before it, in the order of the list. */
export type FindingPiece = Finding | KeptFindings;

/**
 * Says a list of findings by the one before it. What is kept is known by its parts being the very same, as they are where an edit did not concern them;
 * what was made anew is said in full, even where it says the same.
 */
export function piecesOf(findings: readonly Finding[], before: readonly Finding[]): FindingPiece[] {
  const pieces: FindingPiece[] = [];
  const places = placesByPath(before);
  let next = 0;
  for (let at = 0; at < findings.length;) {
    const first = findings[at];
    if (first === undefined) break;
    const lines = movedFrom(before[next], first);
    const start =
      lines === undefined ? (places.get(first.path) ?? []).find((place) => movedFrom(before[place], first) !== undefined) : next;
    const moved = lines ?? (start === undefined ? undefined : movedFrom(before[start], first));
    if (start === undefined || moved === undefined) {
      pieces.push(first);
      at++;
      continue;
    }
    let count = 1;
    while (isMoved(before[start + count], findings[at + count], moved)) count++;
    pieces.push({ from: start, count, lines: moved });
    at += count;
    next = start + count;
  }
  return pieces;
}

/** The list that was said in pieces; undefined where they are not about the list before it. */
export function findingsOf(pieces: readonly FindingPiece[], before: readonly Finding[]): Finding[] | undefined {
  const findings: Finding[] = [];
  for (const piece of pieces) {
    if (!('from' in piece)) {
      findings.push(piece);
      continue;
    }
    const { from, count, lines } = piece;
    for (let at = from; at < from + count; at++) {
      const finding = before[at];
      if (finding === undefined) return undefined;
      findings.push(lines === 0 ? finding : movedBy(finding, lines));
    }
  }
  return findings;
}

function placesByPath(findings: readonly Finding[]): ReadonlyMap<Finding['path'], readonly number[]> {
  const places = new Map<Finding['path'], number[]>();
  for (const [place, { path }] of findings.entries()) {
    const known = places.get(path);
    if (known === undefined) places.set(path, [place]);
    else known.push(place);
  }
  return places;
}

/** By how many lines a finding stands further down than one that is the same otherwise; undefined where it is another. */
function movedFrom(before: Finding | undefined, after: Finding): number | undefined {
  if (before === after) return 0;
  if (before === undefined || before.path !== after.path) return undefined;
  const lines = after.range.start.line - before.range.start.line;
  return isMoved(before, after, lines) ? lines : undefined;
}

function isMoved(before: Finding | undefined, after: Finding | undefined, lines: number): boolean {
  if (before === undefined || after === undefined) return false;
  if (before === after) return lines === 0;
  return (
    before.path === after.path &&
    before.code === after.code &&
    before.message === after.message &&
    before.severity === after.severity &&
    before.uri === after.uri &&
    before.documentationUrl === after.documentationUrl &&
    after.range.start.line - before.range.start.line === lines &&
    after.range.end.line - before.range.end.line === lines &&
    after.range.start.character === before.range.start.character &&
    after.range.end.character === before.range.end.character
  );
}

function movedBy(finding: Finding, lines: number): Finding {
  const { start, end } = finding.range;
  return { ...finding, range: { start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } } };
}
