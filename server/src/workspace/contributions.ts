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
    const all = [...this.byRoot.values()].flatMap((contribution) => contribution.get(uri) ?? []);
    all.sort((a, b) => comparePositions(a.range.start, b.range.start) || a.code.localeCompare(b.code, 'en'));
    // What is the same stands in one stretch of a place and a code, and most stretches are of one.
    let begins: Finding | undefined;
    let seen = new Set<string>();
    return all.filter((finding) => {
      if (begins === undefined || begins.code !== finding.code || comparePositions(begins.range.start, finding.range.start) !== 0) {
        begins = finding;
        seen = new Set();
        return true;
      }
      if (seen.size === 0) seen.add(identityOf(begins));
      const { size } = seen;
      return seen.add(identityOf(finding)).size > size;
    });
  }
}

function identityOf({ message, severity, path, range }: Finding): string {
  return JSON.stringify([message, severity, path, range.end]);
}
