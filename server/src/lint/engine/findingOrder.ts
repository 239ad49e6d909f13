import type { Finding } from '../../document/finding';
import { comparePositions } from '../../document/position';
import type { PlacedFinding } from './placedFinding';

const SOURCES = new Intl.Collator();
const CODES = new Intl.Collator(undefined, { numeric: true });

/** By file, place, code and path, as Spectral sorts (spectral-core 1.24.1, prepareResults); those alike in all of them as they were found. */
export function compareFindings(left: PlacedFinding, right: PlacedFinding): number {
  return (
    compareSources(left.source, right.source) ||
    comparePositions(left.finding.range.start, right.finding.range.start) ||
    (left.finding.code === right.finding.code ? 0 : CODES.compare(left.finding.code, right.finding.code)) ||
    SOURCES.compare(left.finding.path.join(), right.finding.path.join()) ||
    left.order - right.order
  );
}

function compareSources(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return -1;
  return right === undefined ? 1 : SOURCES.compare(left, right);
}

/** What tells a finding from others (spectral-core, computeResultFingerprint); where it stands follows from its file and path. */
export function fingerprint({ code, path, message }: Finding, source: string | undefined): string {
  return `${code}\n${source ?? ''}\n${JSON.stringify(path)}\n${message}`;
}
