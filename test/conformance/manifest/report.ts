import { COLUMNS, type Verdict } from './verdict';

interface Row {
  readonly counts: Map<string, number>;
  readonly causes: Map<string, { count: number; readonly example: string }>;
  changed: number;
}

/** Verdicts by row (an option, a feature …), added up and printed as a table with the causes under it. */
export class Report {
  private readonly leftOut = new Map<string, number>();
  private readonly rows = new Map<string, Row>();

  constructor(private readonly heading: string) {}

  /** Adds a verdict on a document; `changed` where the option made decK's manifest another one. */
  add(name: string, { column, cause }: Verdict, example: string, changed = false): void {
    const row = this.rows.get(name) ?? { counts: new Map(), causes: new Map(), changed: 0 };
    this.rows.set(name, row);
    row.counts.set(column, (row.counts.get(column) ?? 0) + 1);
    if (changed) row.changed++;
    if (cause === '') return;
    const key = `${column}: ${cause}`;
    const known = row.causes.get(key) ?? { count: 0, example };
    known.count++;
    row.causes.set(key, known);
  }

  /** How many verdicts stand in a column, over all rows. */
  count(column: Verdict['column']): number {
    return [...this.rows.values()].reduce((sum, { counts }) => sum + (counts.get(column) ?? 0), 0);
  }

  /** Counts a comparison that was left out. */
  skip(example: string): void {
    this.leftOut.set(example, (this.leftOut.get(example) ?? 0) + 1);
  }

  /** How many comparisons were left out. */
  get skipped(): number {
    return [...this.leftOut.values()].reduce((sum, count) => sum + count, 0);
  }

  /** How many verdicts there are. */
  get total(): number {
    return COLUMNS.reduce((sum, column) => sum + this.count(column), 0);
  }

  /** The rows whose option changed fewer manifests than wanted. */
  rarelyChanged(wanted: number, exempt: readonly string[]): string[] {
    return [...this.rows].filter(([name, { changed }]) => changed < wanted && !exempt.includes(name)).map(([name]) => name);
  }

  /** Prints the table and, by column, the causes with an example each. */
  print(): void {
    const width = Math.max(this.heading.length, ...[...this.rows.keys()].map(({ length }) => length));
    console.log(`\n${this.heading.padEnd(width)}  ${COLUMNS.join(' | ')} | changed`);
    const causes = new Map<string, { count: number; example: string }>();
    for (const [name, row] of this.rows) {
      const cells = COLUMNS.map((column) => String(row.counts.get(column) ?? 0).padStart(column.length));
      console.log(`${name.padEnd(width)}  ${cells.join(' | ')} | ${String(row.changed).padStart('changed'.length)}`);
      for (const [cause, { count, example }] of row.causes) {
        const known = causes.get(cause) ?? { count: 0, example };
        known.count += count;
        causes.set(cause, known);
      }
    }
    for (const [example, count] of this.leftOut) console.log(`  ${String(count).padStart(6)} × not asked: ${example}`);
    const sorted = [...causes].sort(([, a], [, b]) => b.count - a.count);
    for (const [cause, { count, example }] of sorted) console.log(`  ${String(count).padStart(6)} × ${cause} (as in ${example})`);
  }
}
