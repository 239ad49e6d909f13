import type { Case } from './case';
import { DOCUMENTED_DIFFERENCES, type DocumentedDifference } from './documentedDifferences';
import type { Finished, PeerAnswer, Unfinished } from './keptAnswers';
import type { OurAnswer } from './ourTerminal';
import { compare } from './verdict';

/** How the documents of one kind compare: told as they come, counted at the end. */
export class Report {
  private readonly counts = { identical: 0, documented: 0, unfinished: 0, wrong: 0 };
  private readonly documented = new Map<string, number>();
  private readonly unfinished: string[] = [];
  /** Whose answer is not known, where none was asked for. */
  unknown = 0;

  constructor(private readonly heading: string) {}

  get passed(): number {
    return this.counts.identical + this.counts.documented + this.counts.unfinished;
  }

  get failed(): number {
    return this.counts.wrong;
  }

  /** `explain` is asked for further differences that are on purpose where those documented do not explain all. */
  async add(
    each: Case,
    ours: OurAnswer,
    theirs: PeerAnswer,
    explain: (theirs: Finished) => Promise<DocumentedDifference[]>,
  ): Promise<void> {
    if ('unfinished' in theirs) return this.addUnfinished(each, ours, theirs);
    let verdict = compare(ours.findings, theirs.findings);
    if (verdict.kind === 'wrong')
      verdict = compare(ours.findings, theirs.findings, [...DOCUMENTED_DIFFERENCES, ...(await explain(theirs))]);
    this.counts[verdict.kind]++;
    if (verdict.kind === 'documented') for (const name of verdict.names) this.documented.set(name, (this.documented.get(name) ?? 0) + 1);
    if (verdict.kind !== 'wrong') return;
    console.log(`wrong: ${described(each)}${ours.said === '' ? '' : `; said: ${ours.said}`}\n  ${verdict.lines.join('\n  ')}`);
  }

  print(): void {
    const { identical, documented, unfinished, wrong } = this.counts;
    const unknown = this.unknown === 0 ? '' : ` | not asked ${this.unknown}`;
    console.log(
      `${this.heading}\n  identical ${identical} | documented difference ${documented} | peer did not finish ${unfinished} | wrong ${wrong}${unknown}`,
    );
    for (const [name, count] of this.documented) console.log(`  documented difference, ${count}: ${name}`);
    for (const line of this.unfinished) console.log(`  peer did not finish: ${line}`);
  }

  /** Where the peer did not finish, ours has to. */
  private addUnfinished(each: Case, ours: OurAnswer, { unfinished, cost }: Unfinished): void {
    const told = ours.findings === undefined ? `no answer: ${ours.said}` : `${ours.findings.length} findings ${ours.said}`.trim();
    this.counts[ours.findings === undefined ? 'wrong' : 'unfinished']++;
    this.unfinished.push(
      `${described(each)}: ${unfinished} after ${cost.seconds} s, ${cost.megabytes ?? '?'} MB; ours: ${told}${ours.cost === undefined ? '' : ` in ${ours.cost.seconds.toFixed(1)} s, ${ours.cost.megabytes ?? '?'} MB`}`,
    );
  }
}

/** A case by its name, style, ruleset and size. */
export function described({ name, style, ruleset, size }: Case): string {
  return `${name} (${style}, ${ruleset}, ${size < 100_000 ? `${Math.ceil(size / 1000)} KB` : `${(size / 1e6).toFixed(1)} MB`})`;
}
