import type { Finding } from '../document/finding';
import { comparePositions } from '../document/position';

/** Which root put which findings where, so that each takes away what it alone brought (issue 3, 2). */
export class Contributions {
  private readonly byRoot = new Map<string, ReadonlyMap<string, readonly Finding[]>>();

  /** Replaces what a root contributes; gives the documents whose sets may have changed. */
  set(root: string, findings: readonly Finding[]): Set<string> {
    const before = this.byRoot.get(root);
    const byUri = new Map<string, Finding[]>();
    for (const finding of findings) {
      const uri = finding.uri ?? root;
      const list = byUri.get(uri);
      if (list === undefined) byUri.set(uri, [finding]);
      else list.push(finding);
    }
    if (byUri.size === 0) this.byRoot.delete(root);
    else this.byRoot.set(root, byUri);
    return new Set([...(before?.keys() ?? []), ...byUri.keys()]);
  }

  /** Takes away all that a root contributes; gives the documents concerned. */
  delete(root: string): Set<string> {
    return this.set(root, []);
  }

  /** The roots that contribute anything. */
  get roots(): string[] {
    return [...this.byRoot.keys()];
  }

  /** What all roots together say of a document, each finding once, in order of place. */
  of(uri: string): Finding[] {
    const seen = new Map<string, Finding>();
    for (const contribution of this.byRoot.values()) {
      for (const finding of contribution.get(uri) ?? []) {
        const key = JSON.stringify([finding.code, finding.message, finding.path, finding.range, finding.severity]);
        if (!seen.has(key)) seen.set(key, finding);
      }
    }
    return [...seen.values()].sort((a, b) => comparePositions(a.range.start, b.range.start) || a.code.localeCompare(b.code, 'en'));
  }
}
