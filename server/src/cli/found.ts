import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Severity } from '../document/finding';
import type { JudgedFinding } from './judgedFinding';

/** Findings written as JSON and compressed: a twentieth of what they take as objects, and outside of the heap. */
type Packed = Buffer;

/**
 * What was found in each of the documents that were judged, under the place that the document has in the output, whenever it is done.
 * Of many documents the findings are kept packed, so that it is the largest document and not their number that decides how much memory they take.
 */
export class Found {
  private readonly kept: (readonly JudgedFinding[] | Packed)[] = [];
  private readonly severities = [0, 0, 0, 0];

  /** `documents` is how many there will be. */
  constructor(private readonly documents: number) {}

  put(place: number, findings: readonly JudgedFinding[]): void {
    for (const { finding } of findings) this.severities[finding.severity] = this.countOf(finding.severity) + 1;
    if (findings.length > 0) this.kept[place] = this.documents > 1 ? deflateRawSync(JSON.stringify(findings), { level: 1 }) : findings;
  }

  get count(): number {
    return this.severities.reduce((sum, each) => sum + each, 0);
  }

  countOf(severity: Severity): number {
    return this.severities[severity] ?? 0;
  }

  /** What was found in the document of a place; none where it has none, or was not judged. */
  at(place: number): readonly JudgedFinding[] {
    const kept = this.kept[place] ?? [];
    if (!Buffer.isBuffer(kept)) return kept;
    const findings: JudgedFinding[] = JSON.parse(inflateRawSync(kept).toString());
    return findings;
  }

  /** The places of documents that something was found in, in order. */
  *places(): Iterable<number> {
    for (const place of this.kept.keys()) if (this.kept[place] !== undefined) yield place;
  }
}
