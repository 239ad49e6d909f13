import type { Finding } from '../../document/finding';
import type { Edit } from './edit';
import { compareFindings, fingerprint } from './findingOrder';
import type { FindingPlacer } from './findingPlacer';
import type { Key } from './container';
import type { PlacedFinding } from './placedFinding';
import type { Rule } from './clause';
import type { Found } from './ruleAtWork';
import { RepeatedFindings } from './repeatedFindings';
import { pathOf, type Asked } from './visit';

type Path = readonly Key[];

/** One form of a document, resolved or as written, and what was asked of it and found something. */
export interface AskedForm {
  readonly root: unknown;
  readonly asked: readonly Asked[];
}

/**
 * The findings of one document in Spectral's order, run after run. What was found at many places of the resolved document is one finding where it is
 * written; what an edit cannot have touched is moved with its lines, neither placed nor sorted anew.
 */
export class JudgedFindings {
  private readonly known = new Map<string, PlacedFinding>();
  private sorted: PlacedFinding[] = [];
  private repeated = new RepeatedFindings();
  private run = 0;

  constructor(private readonly placer: FindingPlacer) {}

  /** All of them, with those that Spectral has itself. `edit` is what happened since the run before; undefined for the first. */
  inOrder(others: readonly PlacedFinding[], forms: readonly AskedForm[], edit: Edit | undefined): readonly Finding[] {
    this.run++;
    this.repeated = new RepeatedFindings();
    const fresh: PlacedFinding[] = [];
    let count = 0;
    const take = (each: PlacedFinding): void => {
      if (each.run === this.run) return;
      if (each.run === 0) fresh.push(each);
      each.run = this.run;
      each.order = count++;
    };
    others.forEach(take);
    for (const { root, asked } of forms) for (const each of asked) this.placedAfter(each, root, edit).forEach(take);
    const sorted = this.sorted.filter((each) => each.run === this.run || this.forget(each));
    for (const each of fresh) sorted.push(each);
    // Sorting sees by itself what is in order already.
    this.sorted = sorted.sort(compareFindings);
    return sorted.map(({ finding }) => finding);
  }

  private placedAfter(asked: Asked, root: unknown, edit: Edit | undefined): readonly PlacedFinding[] {
    const { placed } = asked;
    if (placed?.of !== asked.found || edit === undefined || this.isTouched(asked, root, edit)) {
      const findings = this.placed(asked);
      asked.placed = { of: asked.found, findings };
      return findings;
    }
    for (const each of placed.findings) this.move(each, edit);
    return placed.findings;
  }

  private placed(asked: Asked): PlacedFinding[] {
    const repeated = this.repeated.of(asked);
    const { rule } = asked.work;
    let path: Path | undefined;
    let before: { readonly each: Found; readonly placed: readonly PlacedFinding[] } | undefined;
    return asked.found.flatMap((each) => {
      let placed = before !== undefined && areSaidAlike(rule, before.each, each) ? before.placed : repeated?.placed(each);
      if (placed === undefined) {
        path ??= pathOf(asked);
        placed = this.placedAt(asked, each.message, 'tail' in each ? [...path, ...each.tail] : each.path);
        repeated?.add(each, placed);
      }
      before = { each, placed };
      return placed;
    });
  }

  private placedAt(asked: Asked, message: string, path: Path): readonly PlacedFinding[] {
    const found = this.placer.placed(asked.work.rule, message, path);
    if (found === undefined) return [];
    const { finding, source } = found;
    const name = fingerprint(finding, source);
    let placed = this.known.get(name);
    if (placed === undefined) {
      placed = { finding, source, order: 0, run: 0, looked: this.run };
      this.known.set(name, placed);
    } else if (placed.looked !== this.run) {
      placed.looked = this.run;
      placed.finding = finding;
    }
    return [placed];
  }

  private move(placed: PlacedFinding, edit: Edit): void {
    if (placed.looked === this.run) return;
    placed.looked = this.run;
    const { finding, source } = placed;
    const range = edit.moved(source, finding.range) ?? this.placer.rangeOf(source, finding.path);
    if (range !== finding.range) placed.finding = { ...finding, range };
  }

  /** Whether an edit may have changed where something that was found stands, or what is said of it. */
  private isTouched({ value, found, placed }: Asked, root: unknown, edit: Edit): boolean {
    return (
      // What an override turns off may be turned on again.
      placed?.findings.length !== found.length ||
      found.some((each) => ('tail' in each ? edit.passes(value, each.tail) : edit.passes(root, each.path))) ||
      placed.findings.some(({ finding, source }) => edit.concerns(source, finding.path))
    );
  }

  private forget({ finding, source }: PlacedFinding): false {
    this.known.delete(fingerprint(finding, source));
    return false;
  }
}

/** Whether two things that were found in one value come to the same finding: of what a function found, a rule may say the same whatever it is. */
function areSaidAlike({ message }: Rule, one: Found, other: Found): boolean {
  if (!('tail' in one) || !('tail' in other) || one.tail.length !== other.tail.length) return false;
  if (one.message !== other.message && (message === null || message.includes('error'))) return false;
  return one.tail.every((segment, index) => segment === other.tail[index]);
}
