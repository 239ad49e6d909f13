import type { Finding } from '../document/finding';
import { movedDown } from '../document/position';

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
  let places: ReadonlyMap<Finding['path'], readonly number[]> | undefined;
  const isAt = (place: number, finding: Finding): boolean => linesMoved(before[place], finding) !== undefined;
  let next = 0;
  for (let at = 0; at < findings.length;) {
    const finding = findings[at];
    if (finding === undefined) break;
    // Mostly it is the next one.
    if (!isAt(next, finding)) {
      places ??= placesByPath(before);
      const place = places.get(finding.path)?.find((each) => isAt(each, finding));
      if (place === undefined) {
        pieces.push(finding);
        at++;
        continue;
      }
      next = place;
    }
    const from = next;
    const lines = linesMoved(before[from], finding) ?? 0;
    while (linesMoved(before[next], findings[at]) === lines) {
      next++;
      at++;
    }
    pieces.push({ from, count: next - from, lines });
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
      findings.push(lines === 0 ? finding : { ...finding, range: movedDown(finding.range, lines) });
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

/** By how many lines a finding stands further down than one that is the same otherwise; undefined where it is another, or one of them is none. */
function linesMoved(before: Finding | undefined, after: Finding | undefined): number | undefined {
  if (before === undefined || after === undefined) return undefined;
  if (before === after) return 0;
  const lines = after.range.start.line - before.range.start.line;
  const isSame =
    before.path === after.path &&
    before.code === after.code &&
    before.message === after.message &&
    before.severity === after.severity &&
    before.uri === after.uri &&
    before.documentationUrl === after.documentationUrl &&
    after.range.end.line - before.range.end.line === lines &&
    after.range.start.character === before.range.start.character &&
    after.range.end.character === before.range.end.character;
  return isSame ? lines : undefined;
}
