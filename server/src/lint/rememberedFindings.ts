import type { Finding } from '../document/finding';
import { findingsOf, piecesOf, type FindingPiece } from './findingPieces';
import type { LintReply, LintRequest } from './lintSession';

/** A reply as it goes from one process to another: its findings in pieces of those of the root's reply before. */
export interface SentReply {
  readonly reply: LintReply;
  /** The findings of the outcome, which has none itself then. */
  readonly pieces?: readonly FindingPiece[];
  /** Whether the findings are the ones that the next reply for the root is said by. */
  readonly remember: boolean;
}

/** The side that sends: it remembers what it sent of roots that are being edited, and says what comes next by that. */
export class SentFindings {
  private readonly edited = new Set<string>();
  private readonly last = new Map<string, readonly Finding[]>();

  opened(uri: string): void {
    this.edited.add(uri);
  }

  /** Whether something was remembered of a root, which the other side is to be told to forget. */
  closed(uri: string): boolean {
    this.edited.delete(uri);
    return this.last.delete(uri);
  }

  send({ root, texts }: LintRequest, reply: LintReply): SentReply {
    if (reply.kind !== 'done' || texts !== undefined || !this.edited.has(root)) return { reply, remember: false };
    const { outcome } = reply;
    const before = this.last.get(root);
    this.last.set(root, outcome.findings);
    if (before === undefined) return { reply, remember: true };
    return { reply: { kind: 'done', outcome: { ...outcome, findings: [] } }, pieces: piecesOf(outcome.findings, before), remember: true };
  }
}

/** The side that receives, which remembers the same because it is told so in the same order. */
export class ReceivedFindings {
  private readonly last = new Map<string, readonly Finding[]>();

  /** The reply with all of its findings; undefined where it is said by one that was never told. */
  receive({ reply, pieces, remember }: SentReply): LintReply | undefined {
    if (reply.kind !== 'done') return reply;
    const { outcome } = reply;
    const findings = pieces === undefined ? outcome.findings : findingsOf(pieces, this.last.get(outcome.root) ?? []);
    if (findings === undefined) return undefined;
    if (remember) this.last.set(outcome.root, findings);
    return { kind: 'done', outcome: { ...outcome, findings } };
  }

  forget(root: string): void {
    this.last.delete(root);
  }

  /** The other side has ended, and with it all that it remembered. */
  forgetAll(): void {
    this.last.clear();
  }
}
