import { fork, type ChildProcess } from 'node:child_process';
import { LiveText } from '../document/liveText';
import type { TextEdit } from '../document/textEdit';
import type { FromLint, ToLint } from '../lint/lintMessages';
import type { LintProgress, LintReply, LintRequest, LintSession, RulesetReply } from '../lint/lintSession';
import { START_OF_TEXT } from '../document/position';
import type { RulesetInfo, RulesetRequest } from '../ruleset/rulesetTypes';

interface KnownRuleset {
  readonly info: RulesetInfo;
  readonly requests: readonly RulesetRequest[];
  readonly boundary: string;
  readonly sources: Readonly<Record<string, string>>;
}

interface Pending {
  readonly root: string | undefined;
  cancelled: boolean;
  settle: (message: FromLint) => void;
}

/**
 * `LintSession` in a process of its own. It remembers texts and rulesets, so that a process that is lost, to its memory, to a regular expression
 * that never ends or to a person who killed it, is replaced at the next call by one that knows the same.
 */
export class LintProcess implements LintSession {
  private child: ChildProcess | undefined;
  private readonly texts = new Map<string, { text: LiveText; version: number }>();
  private readonly rulesets = new Map<string, KnownRuleset>();
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private disposed = false;
  onProgress: (progress: LintProgress) => void = () => undefined;
  /** Told when a process ended that should not have, with a sentence for the log. */
  onLost: (message: string) => void = () => undefined;

  /** `script` is the bundle of the lint process. */
  constructor(private readonly script: string) {}

  open(uri: string, text: string, version: number): void {
    this.texts.set(uri, { text: new LiveText(text), version });
    this.child?.send({ type: 'open', uri, text, version } satisfies ToLint);
  }

  change(uri: string, edits: readonly TextEdit[], version: number): void {
    const text = this.texts.get(uri)?.text ?? new LiveText('');
    for (const edit of edits) text.apply(edit);
    this.texts.set(uri, { text, version });
    this.child?.send({ type: 'change', uri, edits, version } satisfies ToLint);
  }

  close(uri: string): void {
    this.texts.delete(uri);
    this.child?.send({ type: 'close', uri } satisfies ToLint);
  }

  async setRuleset(key: string, requests: readonly RulesetRequest[], boundary: string): Promise<RulesetReply> {
    const message = await this.call({ root: undefined, cancelled: false, settle: () => undefined }, (id) => ({
      type: 'setRuleset',
      id,
      key,
      requests,
      boundary,
    }));
    if (message.type !== 'rulesetReply') {
      // Nobody cancels the reading of a ruleset: the process went for the sake of a lint, and this call is still owed its answer.
      if (message.type === 'lost' && message.reason === 'cancelled' && !this.disposed) return this.setRuleset(key, requests, boundary);
      const problem = { message: sentenceOf(message), uri: undefined, range: START_OF_TEXT };
      const lost = message.type === 'lost' && message.reason !== 'stuck';
      return { kind: 'problems', problems: [problem], files: [], lastGood: this.rulesets.get(key)?.info, ...(lost ? { lost } : {}) };
    }
    if (message.reply.kind === 'inForce')
      this.rulesets.set(key, { info: message.reply.info, requests, boundary, sources: message.reply.info.sources });
    return message.reply;
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
    const waiting: Pending = { root: request.root, cancelled: false, settle: () => undefined };
    const message = await this.call(waiting, (id) => ({ type: 'lint', id, request }));
    if (message.type === 'lintReply') return message.reply;
    if (message.type !== 'lost' || message.reason !== 'cancelled') return { kind: 'failed', message: sentenceOf(message) };
    // The process ended for the sake of another root's cancellation: this one is still owed its answer.
    return waiting.cancelled || this.disposed ? { kind: 'cancelled' } : this.lint(request);
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
    if (child?.connected === true) child.disconnect();
    this.settleAll({ type: 'lost', reason: 'cancelled', message: 'The linter was shut down.' });
  }

  private call(waiting: Pending, message: (id: number) => ToLint): Promise<FromLint> {
    const id = ++this.lastId;
    return new Promise((settle) => {
      waiting.settle = settle;
      this.pending.set(id, waiting);
      this.started().send(message(id));
    });
  }

  private started(): ChildProcess {
    if (this.child !== undefined) return this.child;
    const child = fork(this.script, [], {
      execPath: process.execPath,
      execArgv: [],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.child = child;
    child.on('message', (message: FromLint) => this.hear(child, message));
    child.on('error', (error) => this.lose(child, 'crash', `The linter could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      this.lose(child, 'crash', `The linter ended unexpectedly (${signal ?? `exit ${code}`}). It is started anew with the next edit.`);
    });
    for (const [uri, { text, version }] of this.texts) child.send({ type: 'open', uri, text: text.text, version } satisfies ToLint);
    for (const [key, known] of this.rulesets) this.hand(child, key, known);
    return child;
  }

  /** Gives a process a ruleset that was read before; it does so before it judges anything that comes after. */
  private hand(child: ChildProcess, key: string, { requests, boundary, sources }: KnownRuleset): void {
    const id = ++this.lastId;
    this.pending.set(id, { root: undefined, cancelled: false, settle: () => undefined });
    child.send({ type: 'setRuleset', id, key, requests, boundary, sources } satisfies ToLint);
  }

  private hear(child: ChildProcess, message: FromLint): void {
    if (message.type === 'progress') return this.onProgress(message.progress);
    if (message.type === 'lost') return this.lose(child, message.reason, message.message);
    if (message.type === 'rules') return;
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    waiting?.settle(message);
  }

  private lose(child: ChildProcess, reason: Extract<FromLint, { type: 'lost' }>['reason'], message: string): void {
    if (this.child !== child) return;
    this.child = undefined;
    child.kill('SIGKILL');
    if (reason !== 'cancelled') this.onLost(message);
    this.settleAll({ type: 'lost', reason, message });
  }

  private settleAll(message: FromLint): void {
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const { settle } of waiting) settle(message);
  }
}

function sentenceOf(message: FromLint): string {
  return message.type === 'lost' ? message.message : 'The linter gave an answer that was not asked for.';
}
