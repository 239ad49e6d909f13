import { LaterText } from '../document/laterText';
import type { TextEdit } from '../document/textEdit';
import type { FromLint, LintLoss, ToLint } from '../lint/lintMessages';
import { ReceivedFindings } from '../lint/rememberedFindings';
import type { LintProgress, LintReply, LintRequest, LintSession, RulesetReply } from '../lint/lintSession';
import { START_OF_TEXT } from '../document/position';
import type { RulesetInfo, RulesetRequest } from '../ruleset/rulesetTypes';
import { forkLint, type LintChild, type StartLint } from './lintChild';
import { SuspectRules } from './suspectRules';

/** How many rules may not end in time before a document is given up, and how often one may be at work when its process ends unforeseen. */
const MOST_OVER_TIME = 5;
const MOST_CRASHES = 2;

interface KnownRuleset {
  readonly info: RulesetInfo;
  readonly requests: readonly RulesetRequest[];
  readonly boundary: string;
  readonly sources: Readonly<Record<string, string>>;
}

interface Pending {
  readonly root: string | undefined;
  cancelled: boolean;
  settle: (answer: Answer) => void;
}

type Reply = Extract<FromLint, { type: 'rulesetReply' }> | { readonly type: 'lintReply'; readonly reply: LintReply };

/** What comes of a call: its reply, or that the process was lost; `atWork` where it was this call that it worked for. */
type Answer =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'lost'; readonly loss: LintLoss; readonly atWork: boolean }
  | { readonly kind: 'disposed' };

/**
 * `LintSession` in a process of its own, or a thread. It remembers texts and rulesets, so that a process that is lost, to its memory, to a regular expression
 * that never ends or to a person who killed it, is replaced by one that knows the same. What others had asked of it is asked again; and so is what
 * it was at work on, where that may end otherwise: without the rule that did not end in time, or once more where nobody knows why it ended.
 */
export class LintProcess implements LintSession {
  private child: LintChild | undefined;
  private readonly texts = new Map<string, { text: LaterText; version: number }>();
  private readonly rulesets = new Map<string, KnownRuleset>();
  private readonly pending = new Map<number, Pending>();
  private readonly suspects = new SuspectRules();
  private readonly received = new ReceivedFindings();
  private lastId = 0;
  private disposed = false;
  onProgress: (progress: LintProgress) => void = () => undefined;
  /** Told when a process ended that should not have, with a sentence for the log. */
  onLost: (message: string) => void = () => undefined;

  /** `script` is the bundle of the lint process, which `startChild` runs. */
  constructor(
    private readonly script: string,
    private readonly startChild: StartLint = forkLint,
  ) {}

  open(uri: string, text: string, version: number): void {
    this.texts.set(uri, { text: new LaterText(text), version });
    this.child?.send({ type: 'open', uri, text, version } satisfies ToLint);
  }

  change(uri: string, edits: readonly TextEdit[], version: number): void {
    const text = this.texts.get(uri)?.text ?? new LaterText('');
    text.edit(edits);
    this.texts.set(uri, { text, version });
    this.child?.send({ type: 'change', uri, edits, version } satisfies ToLint);
  }

  close(uri: string): void {
    this.texts.delete(uri);
    this.child?.send({ type: 'close', uri } satisfies ToLint);
  }

  async setRuleset(key: string, requests: readonly RulesetRequest[], boundary: string): Promise<RulesetReply> {
    const waiting: Pending = { root: undefined, cancelled: false, settle: () => undefined };
    const answer = await this.call(waiting, (id) => ({ type: 'setRuleset', id, key, requests, boundary }));
    if (answer.kind === 'lost' && !answer.atWork) return this.setRuleset(key, requests, boundary);
    if (answer.kind === 'reply' && answer.reply.type === 'rulesetReply') {
      const { reply } = answer.reply;
      if (reply.kind === 'inForce') this.rulesets.set(key, { info: reply.info, requests, boundary, sources: reply.info.sources });
      return reply;
    }
    const problem = { message: sentenceOf(answer), uri: undefined, range: START_OF_TEXT };
    const lost = answer.kind === 'lost' && answer.loss.reason !== 'stuck';
    return { kind: 'problems', problems: [problem], files: [], lastGood: this.rulesets.get(key)?.info, ...(lost ? { lost } : {}) };
  }

  /** Puts a ruleset in force that another process has read, from the texts that it was made of. */
  adopt(key: string, requests: readonly RulesetRequest[], boundary: string, info: RulesetInfo): void {
    const known = { info, requests, boundary, sources: info.sources };
    this.rulesets.set(key, known);
    if (this.child !== undefined) this.hand(this.child, key, known);
  }

  /** Starts the process before there is anything for it to do. */
  start(): void {
    this.started();
  }

  async lint(request: LintRequest): Promise<LintReply> {
    const { root } = request;
    const from = new Map<string, number>();
    for (let crashes = 0; ;) {
      const waiting: Pending = { root, cancelled: false, settle: () => undefined };
      const answer = await this.call(waiting, (id) => ({ type: 'lint', id, request: this.suspects.requestFor(request, from) }));
      if (answer.kind === 'disposed') return { kind: 'cancelled' };
      if (answer.kind === 'reply') {
        if (answer.reply.type !== 'lintReply') return { kind: 'failed', message: sentenceOf(answer) };
        this.suspects.learn(request, answer.reply.reply);
        return answer.reply.reply;
      }
      const { loss, atWork } = answer;
      if (atWork && loss.overTime !== undefined) {
        const { rule, checks } = loss.overTime;
        this.suspects.add(root, rule);
        from.set(rule, from.has(rule) ? 0 : checks);
      }
      if (waiting.cancelled) return { kind: 'cancelled' };
      if (!atWork) continue;
      const again = loss.overTime === undefined ? loss.reason === 'crash' && ++crashes < MOST_CRASHES : from.size <= MOST_OVER_TIME;
      if (!again) return { kind: 'failed', message: loss.message };
    }
  }

  cancel(root: string): void {
    for (const waiting of this.pending.values()) if (waiting.root === root) waiting.cancelled = true;
    this.child?.send({ type: 'cancel', root } satisfies ToLint);
  }

  /** The process, for who must end it from outside in a test. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  dispose(): void {
    const { child } = this;
    this.disposed = true;
    this.child = undefined;
    child?.leave();
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { settle } of waiting) settle({ kind: 'disposed' });
  }

  private call(waiting: Pending, message: (id: number) => ToLint): Promise<Answer> {
    if (this.disposed) return Promise.resolve({ kind: 'disposed' });
    const id = ++this.lastId;
    return new Promise((settle) => {
      waiting.settle = settle;
      this.pending.set(id, waiting);
      this.started().send(message(id));
    });
  }

  private started(): LintChild {
    if (this.child !== undefined) return this.child;
    const child: LintChild = this.startChild(this.script, {
      hear: (message) => this.hear(child, message),
      lose: (loss) => this.lose(child, loss),
    });
    this.child = child;
    for (const [uri, { text, version }] of this.texts) child.send({ type: 'open', uri, text: text.text, version } satisfies ToLint);
    for (const [key, known] of this.rulesets) this.hand(child, key, known);
    return child;
  }

  /** Gives a process a ruleset that was read before; it does so before it judges anything that comes after. */
  private hand(child: LintChild, key: string, { requests, boundary, sources }: KnownRuleset): void {
    const id = ++this.lastId;
    this.pending.set(id, { root: undefined, cancelled: false, settle: () => undefined });
    child.send({ type: 'setRuleset', id, key, requests, boundary, sources } satisfies ToLint);
  }

  private hear(child: LintChild, message: FromLint): void {
    // One that was given up may have said something yet.
    if (this.child !== child) return;
    if (message.type === 'progress') return this.onProgress(message.progress);
    if (message.type === 'lost') return this.lose(child, message);
    if (message.type === 'rules') return;
    if (message.type === 'forgotten') return this.received.forget(message.root);
    const reply = this.replyOf(message);
    if (reply === undefined)
      return this.lose(child, { reason: 'crash', message: 'The linter gave an answer that makes no sense. It is started anew.' });
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    waiting?.settle({ kind: 'reply', reply });
  }

  /** Undefined where findings are said by others that were never told. */
  private replyOf(message: Extract<FromLint, { type: 'lintReply' | 'rulesetReply' }>): Reply | undefined {
    if (message.type === 'rulesetReply') return message;
    const reply = this.received.receive(message);
    return reply && { type: 'lintReply', reply };
  }

  private lose(child: LintChild, loss: LintLoss): void {
    if (this.child !== child) return;
    this.child = undefined;
    this.received.forgetAll();
    child.kill();
    // A rule that did not end in time is told where it is set aside.
    if (loss.overTime === undefined) this.onLost(loss.message);
    // One call is worked on at a time, in the order in which they came.
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const [place, { settle }] of waiting.entries()) settle({ kind: 'lost', loss, atWork: place === 0 });
  }
}

function sentenceOf(answer: Answer): string {
  if (answer.kind === 'disposed') return 'The linter was shut down.';
  return answer.kind === 'lost' ? answer.loss.message : 'The linter gave an answer that was not asked for.';
}
