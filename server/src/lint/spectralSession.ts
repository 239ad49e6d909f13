import { Ruleset } from '@stoplight/spectral-core';
import type { ReadResult, FileSystem } from '../document/fileSystem';
import { START_OF_TEXT } from '../document/position';
import { LiveText } from '../document/liveText';
import type { TextEdit } from '../document/textEdit';
import { knownValid } from '../ruleset/knownValid';
import { loadRuleset, type RulesetHost, type ShippedFunctions } from '../ruleset/loadRuleset';
import type { RulesetInfo, RulesetProblem, RulesetRequest } from '../ruleset/rulesetTypes';
import { checkFunction } from './checkFunction';
import type { DocumentCheck } from './documentCheck';
import { LintControl } from './lintControl';
import type { Judgement, LintReply, LintRequest, LintSession, RulesetReply } from './lintSession';
import type { CurrentText, LiveRun } from './liveRun';
import { LiveRuns } from './liveRuns';
import type { ReadText } from './documentResolver';
import { runSpectral } from './runSpectral';
import type { Within } from './timeLimit';

/** What the session needs from outside. */
export interface SpectralSessionHost {
  /** The files within a boundary. */
  files(boundary: string): FileSystem;
  /** Fetches a text from a host that the user has allowed. */
  readonly fetchText?: RulesetHost['fetchText'];
  /** Checks of other rooms that shipped rulesets use, by the names that those have for them. */
  readonly checks?: ReadonlyMap<string, DocumentCheck>;
  /** `stock` has Spectral walk the documents itself, so that the two can be compared. */
  readonly engine?: 'graph' | 'stock';
  /** Breaks off a check of a rule that was over its time limit before; without it, such a rule is set aside. */
  readonly within?: Within;
  /** Milliseconds since some fixed moment. */
  now(): number;
}

/** A ruleset in force, with the numbers by which its rules are known to a watcher. */
interface RulesetInForce {
  readonly ruleset: Ruleset;
  readonly info: RulesetInfo;
}

/** `LintSession` with Spectral inside, for which the engine works (docs/engine.md). What was judged last is kept for the next texts, as far as that can be. */
export class SpectralSession implements LintSession {
  private readonly texts = new Map<string, LiveText>();
  private readonly rulesets = new Map<string, RulesetInForce>();
  private readonly opened = (uri: string): string | undefined => this.texts.get(uri)?.text;
  private readonly live = new LiveRuns();
  private readonly control: LintControl;
  private readonly functions: ShippedFunctions;
  private running: string | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  /** The rules of the lint at work, by the numbers in `control`; read by whoever shows progress. */
  onRules: (names: readonly string[], characters: number) => void = () => undefined;

  /** With a `control` of somebody who watches, that one is told before each lint that nothing is cancelled; without, the session does it itself. */
  constructor(
    private readonly host: SpectralSessionHost,
    private readonly watched?: LintControl,
  ) {
    this.control = watched ?? new LintControl();
    this.functions = new Map([...(host.checks ?? [])].map(([name, check]) => [name, checkFunction(check)]));
  }

  open(uri: string, text: string): void {
    this.texts.set(uri, new LiveText(text));
  }

  change(uri: string, edits: readonly TextEdit[]): void {
    const text = this.texts.get(uri) ?? new LiveText('');
    for (const edit of edits) text.apply(edit);
    this.texts.set(uri, text);
  }

  close(uri: string): void {
    this.texts.delete(uri);
    this.live.keepThose((live) => live.uris.some((each) => this.texts.has(each)));
  }

  async setRuleset(
    key: string,
    requests: readonly RulesetRequest[],
    boundary: string,
    sources: Readonly<Record<string, string>> = {},
  ): Promise<RulesetReply> {
    const host: RulesetHost = {
      files: overlaid(overlaid(this.host.files(boundary), this.opened), (uri) => sources[uri]),
      functions: this.functions,
      ...(this.host.fetchText !== undefined ? { fetchText: this.host.fetchText } : {}),
    };
    const problems: RulesetProblem[] = [];
    const files: string[] = [];
    const loaded: RulesetInForce[] = [];
    for (const request of requests) {
      const outcome = await loadRuleset(request, host);
      if (outcome.ok) loaded.push(outcome);
      else problems.push(...outcome.problems);
      files.push(...(outcome.ok ? outcome.info.files : outcome.files));
    }
    if (problems.length > 0) {
      return { kind: 'problems', problems, files, lastGood: this.rulesets.get(key)?.info };
    }
    const inForce = joined(loaded);
    this.rulesets.set(key, inForce);
    return { kind: 'inForce', info: inForce.info };
  }

  lint(request: LintRequest): Promise<LintReply> {
    const reply = this.queue.then(() => this.lintNow(request));
    this.queue = reply;
    return reply;
  }

  cancel(root: string): void {
    if (this.running === root) this.control.cancel();
  }

  dispose(): void {
    this.control.cancel();
    this.texts.clear();
    this.live.clear();
    this.rulesets.clear();
  }

  private async lintNow(request: LintRequest): Promise<LintReply> {
    const inForce = this.rulesets.get(request.ruleset);
    if (inForce === undefined) return { kind: 'failed', message: `The ruleset “${request.ruleset}” is not in force.` };
    if (this.watched === undefined) this.control.reset();
    this.running = request.root;
    const began = this.host.now();
    try {
      const opened = overlaid(this.host.files(request.boundary), this.opened);
      const files = overlaid(opened, (uri) => request.texts?.[uri]);
      const read = (uri: string): Promise<ReadResult> => files.read(uri);
      const { ruleset } = inForce;
      const next = request.texts === undefined && request.suspects === undefined ? await this.judgeNext(request, ruleset, read) : undefined;
      const keep = (live: LiveRun): void => {
        if (live.uris.some((uri) => this.texts.has(uri))) this.live.set(request, ruleset, live);
      };
      const onLive = request.texts === undefined && this.texts.size > 0 ? keep : undefined;
      const { control, onRules } = this;
      const { engine, within } = this.host;
      const moment = this.texts.get(request.root)?.moment;
      const isOpen = (uri: string): boolean => request.texts?.[uri] === undefined && this.texts.has(uri);
      const run = next ?? (await runSpectral(request, ruleset, { read, isOpen, control, onRules, onLive, engine, within, moment }));
      if (this.control.cancelled || run === 'cancelled') return { kind: 'cancelled' };
      return { kind: 'done', outcome: { ...run, milliseconds: this.host.now() - began } };
    } catch (error) {
      // Spectral throws on what it did not expect; the document was then not checked, and that has to be said.
      const failure = { message: whyNot(error), uri: request.root, range: START_OF_TEXT };
      const { root, version } = request;
      const outcome = { root, version, findings: [], documents: [root], broken: false, unrecognized: false, failures: [failure] };
      return { kind: 'done', outcome: { ...outcome, milliseconds: this.host.now() - began } };
    } finally {
      this.running = undefined;
    }
  }

  /** The judgement of a text that follows one that was judged before; undefined where there was none, or where it has to be made afresh. */
  private async judgeNext(request: LintRequest, ruleset: Ruleset, read: ReadText): Promise<Judgement | undefined> {
    const live = this.live.get(request, ruleset);
    if (live === undefined) return undefined;
    const textOf = async (uri: string): Promise<CurrentText | undefined> => {
      const opened = this.texts.get(uri);
      if (opened !== undefined) return { text: opened.characters, moment: opened.moment, isOpen: true };
      const file = await read(uri);
      return file.ok ? { text: file.text, moment: undefined, isOpen: false } : undefined;
    };
    this.onRules(live.rules, live.size);
    try {
      const next = await this.control.uninterrupted(() => live.next(textOf, request.version, request.stopWhenBroken));
      if (next === undefined) this.live.makeRoomFor(request.root);
      if (next !== 'spent') return next;
    } catch {
      // Half of an edit may have been taken in: what is made afresh tells what is the matter, if anything is.
    }
    this.live.delete(request.root);
    return undefined;
  }
}

/** Files under texts that are read in their place. */
function overlaid(files: FileSystem, textOf: (uri: string) => string | undefined): FileSystem {
  return {
    read: (uri): Promise<ReadResult> => {
      const text = textOf(uri);
      return text === undefined ? files.read(uri) : Promise.resolve({ ok: true, text });
    },
    list: (uri) => files.list(uri),
  };
}

/** One ruleset out of several, the later over the earlier, as an `extends` list has it. */
function joined(loaded: readonly RulesetInForce[]): RulesetInForce {
  const [only] = loaded;
  if (only !== undefined && loaded.length === 1) return only;
  return {
    ruleset: new Ruleset(knownValid({ extends: loaded.map((part) => part.ruleset.definition) }), { severity: 'recommended' }),
    info: {
      name: loaded.map((part) => part.info.name).join(' + '),
      uri: loaded.find((part) => part.info.uri !== undefined)?.info.uri,
      files: loaded.flatMap((part) => part.info.files),
      sources: Object.assign({}, ...loaded.map((part) => part.info.sources)),
      rules: Math.max(0, ...loaded.map((part) => part.info.rules)),
      enabledRules: Math.max(0, ...loaded.map((part) => part.info.enabledRules)),
    },
  };
}

function whyNot(error: unknown): string {
  if (error instanceof RangeError) {
    return 'Spectral could not judge this document: it is nested too deeply, or repeats a key too often. Split it with $ref, and take repeated keys away.';
  }
  return `Spectral could not judge this document: ${error instanceof Error ? error.message : String(error)}`;
}
