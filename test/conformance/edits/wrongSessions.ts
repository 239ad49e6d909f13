import type { FileSystem } from '../../../server/src/document/fileSystem';
import type { TextEdit } from '../../../server/src/document/textEdit';
import type { LintOutcome, LintReply, LintRequest } from '../../../server/src/lint/lintSession';
import { SpectralSession } from '../../../server/src/lint/spectralSession';

const host = (files: FileSystem): ConstructorParameters<typeof SpectralSession>[0] => ({ files: () => files, now: () => 0 });

/** A session that misses every so many-th change: what a lost edit looks like. */
export class DropsEdits extends SpectralSession {
  private changes = 0;
  constructor(
    files: FileSystem,
    private readonly every: number,
  ) {
    super(host(files));
  }

  override change(uri: string, edits: readonly TextEdit[]): void {
    if (++this.changes % this.every !== 0) super.change(uri, edits);
  }
}

/** A session whose every so many-th answer is altered by what it answered before. */
export class AltersAnswers extends SpectralSession {
  private answers = 0;
  private last: LintOutcome | undefined;
  constructor(
    files: FileSystem,
    private readonly every: number,
    private readonly alter: (outcome: LintOutcome, last: LintOutcome) => LintOutcome,
  ) {
    super(host(files));
  }

  override async lint(request: LintRequest): Promise<LintReply> {
    const reply = await super.lint(request);
    if (reply.kind !== 'done') return reply;
    const { outcome } = reply;
    const told = ++this.answers % this.every === 0 && this.last !== undefined ? this.alter(outcome, this.last) : outcome;
    this.last = outcome;
    return { kind: 'done', outcome: told };
  }
}

/** Findings that are the right ones, where they stood before the last edit. */
export function withStaleRanges(outcome: LintOutcome, last: LintOutcome): LintOutcome {
  const findings = outcome.findings.map((finding, index) => {
    const before = last.findings[index];
    return before?.code === finding.code ? { ...finding, range: before.range } : finding;
  });
  return { ...outcome, findings };
}

/** All findings but the last one. */
export function withoutOne(outcome: LintOutcome): LintOutcome {
  return { ...outcome, findings: outcome.findings.slice(0, -1) };
}

/** Findings that are the right ones in another order. */
export function inAnotherOrder(outcome: LintOutcome): LintOutcome {
  return { ...outcome, findings: outcome.findings.toReversed() };
}
