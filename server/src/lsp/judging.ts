import type { Connection } from 'vscode-languageserver/node';
import type { Contributions } from '../workspace/contributions';
import { findingsToShow } from '../workspace/findingsToShow';
import type { Judge, Judgement } from '../workspace/judge';
import type { SettingsProblem } from '../workspace/rulesetSettings';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { Folders } from './folders';
import type { OpenDocuments } from './openDocuments';
import type { Publisher } from './publisher';
import type { LspHost } from './host';

/** A judgement with the versions of the open documents that it is about. */
export interface AcceptedJudgement {
  readonly judgement: Judgement;
  readonly versions: ReadonlyMap<string, number>;
}

export interface JudgingEvents {
  /** A root is being judged. */
  began(root: string): void;
  /** Its answer is on screen; undefined when there is none, because it was cancelled or overtaken. */
  ended(root: string, accepted: AcceptedJudgement | undefined): void;
}

/** The shortest and longest pause in typing after which a root is judged, in milliseconds. */
const SHORTEST_PAUSE = 75;
const LONGEST_PAUSE = 400;
/** A lint that takes longer gives way to a small document that waits, in milliseconds; and how small, in characters, where it was never judged. */
const LONG = 1_500;
const SMALL = 300_000;

/**
 * Which root is judged when. The latest text wins: a new edit ends the lint of an older text, an answer to an older text is dropped,
 * and one root is judged at a time: short ones before long ones, the most recently asked for first (ARCHITECTURE.md, “What always holds”).
 */
export class Judging {
  private readonly due = new Map<string, number>();
  private readonly generations = new Map<string, number>();
  private readonly accepted = new Map<string, AcceptedJudgement>();
  private readonly lastTook = new Map<string, number>();
  private readonly pinned = new Set<string>();
  private readonly pinnedFolders = new Set<string>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private running: string | undefined;
  private began = 0;
  private stopTimer: () => void = () => undefined;
  readonly events: JudgingEvents[] = [];

  constructor(
    private readonly connection: Connection,
    private readonly host: LspHost,
    private readonly documents: OpenDocuments,
    private readonly folders: Folders,
    private readonly index: WorkspaceIndex,
    private readonly contributions: Contributions,
    private readonly judge: Judge,
    private readonly publisher: Publisher,
  ) {}

  /** Judges a root at once, or after a pause that suits its size. Whatever is known of an older text is dropped when its answer comes. */
  schedule(root: string, when: 'now' | 'afterPause'): void {
    const pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, (this.lastTook.get(root) ?? 0) / 4));
    this.generations.set(root, (this.generations.get(root) ?? 0) + 1);
    this.due.set(root, this.host.now() + (when === 'now' ? 0 : pause));
    if (this.running === root) this.judge.cancel(root);
    this.pump();
  }

  /** Judges every root again that has its findings on screen or should have. */
  scheduleAll(): void {
    for (const root of this.activeRoots()) this.schedule(root, 'now');
  }

  /** Keeps a root's findings on screen although none of its documents is open: those of “Lint workspace”. */
  pin(root: string): void {
    this.pinned.add(root);
  }

  /** Keeps every root of a folder on screen, those too that come to it later: the folder was linted as a whole. */
  pinFolder(folder: string): void {
    this.pinnedFolders.add(folder);
  }

  /** A folder that left the workspace is linted as a whole no more. */
  unpinFolder(folder: string): void {
    this.pinnedFolders.delete(folder);
  }

  /** Pins the roots that have come to the folders that are kept as a whole, and gives them. */
  async pinNewcomers(): Promise<string[]> {
    const newcomers: string[] = [];
    for (const folder of this.pinnedFolders) {
      const { ignore } = await this.folders.settingsOf(`${folder}/`);
      newcomers.push(...this.index.rootsIn(folder, ignore).filter((root) => !this.pinned.has(root)));
    }
    for (const root of newcomers) this.pin(root);
    return newcomers;
  }

  /** Resolves when a root has an answer, or will get none. */
  whenJudged(root: string): Promise<void> {
    if (!this.due.has(root) && this.running !== root) return Promise.resolve();
    return new Promise((resolve) => this.waiting.set(root, [...(this.waiting.get(root) ?? []), resolve]));
  }

  /** Ends the lint of a root until its text changes. */
  cancel(root: string): void {
    this.generations.set(root, (this.generations.get(root) ?? 0) + 1);
    this.due.delete(root);
    if (this.running === root) this.judge.cancel(root);
    else this.release(root);
  }

  /** Whether a root is being judged at this moment. */
  isRunning(root: string): boolean {
    return this.running === root;
  }

  /** Ends whatever lint of a root is at work for somebody else, such as a fix that took too long; what this one owes is begun again. */
  interrupt(root: string): void {
    this.judge.cancel(root);
    if (this.running === root || this.due.has(root)) this.schedule(root, 'now');
  }

  /** The judgement on screen for a root. */
  latest(root: string): AcceptedJudgement | undefined {
    return this.accepted.get(root);
  }

  /** The roots whose findings belong on screen: open ones, those that lead to an open document, and pinned ones. */
  activeRoots(): string[] {
    const roots = new Set([...this.pinned].filter((root) => this.index.isRoot(root)));
    for (const { uri } of this.documents.all) for (const root of this.index.rootsOf(uri)) roots.add(root);
    return [...roots];
  }

  /** Clears what belongs to roots that are gone or that nobody looks at any more. */
  reconcile(): void {
    const active = new Set(this.activeRoots());
    for (const root of new Set([...this.contributions.roots, ...this.accepted.keys(), ...this.due.keys()])) {
      if (active.has(root)) continue;
      this.cancel(root);
      this.accepted.delete(root);
      this.publisher.publish(this.contributions.delete(root));
    }
  }

  private pump(): void {
    this.stopTimer();
    const now = this.host.now();
    const isLong = (root: string): number => ((this.lastTook.get(root) ?? 0) >= LONG ? 1 : 0);
    const ready = [...this.due].filter(([, at]) => at <= now).sort(([a, atA], [b, atB]) => isLong(a) - isLong(b) || atB - atA)[0]?.[0];
    if (this.running === undefined && ready !== undefined) return void this.run(ready);
    if (ready !== undefined) this.giveWay(ready);
    const later = [...this.due.values()].filter((at) => at > now);
    // While one is judged, look again at times whether a small one waits for it.
    if (this.running !== undefined && this.due.size > 0) later.push(now + LONG);
    if (later.length > 0) this.stopTimer = this.host.after(Math.max(1, Math.min(...later) - now), () => this.pump());
  }

  /** Ends a lint that takes long for the sake of a small document that waits; it is begun again afterwards. A large one never makes another give way. */
  private giveWay(waiting: string): void {
    const { running } = this;
    if (running === undefined || running === waiting || this.due.has(running) || this.host.now() - this.began < LONG) return;
    const took = this.lastTook.get(waiting);
    const small = took === undefined ? (this.documents.get(waiting)?.text.length ?? Infinity) < SMALL : took < LONG;
    if (!small) return;
    this.lastTook.set(running, this.host.now() - this.began);
    this.schedule(running, 'afterPause');
  }

  private async run(root: string): Promise<void> {
    this.due.delete(root);
    this.running = root;
    this.began = this.host.now();
    const generation = this.generations.get(root);
    let accepted: AcceptedJudgement | undefined;
    try {
      for (const listener of this.events) listener.began(root);
      const versions = new Map(this.documents.all.map(({ uri, version }) => [uri, version]));
      const settings = await this.folders.settingsOf(root);
      const judgement = await this.judge.judge(root, versions.get(root) ?? 0, settings.folder, { stopWhenBroken: true });
      if (judgement !== undefined) {
        await this.learn(root, judgement);
        // Nothing is awaited from here on: what is published now is about the texts as they are now.
        if (this.generations.get(root) === generation && this.activeRoots().includes(root)) {
          accepted = this.accept(root, { judgement, versions }, settings.problems);
        }
      }
    } catch (error) {
      this.connection.console.error(
        `${root} could not be judged: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    } finally {
      this.running = undefined;
      for (const listener of this.events) listener.ended(root, accepted);
      if (!this.due.has(root)) this.release(root);
      this.pump();
    }
  }

  /** Takes in which documents were read: one that only the linter has read yet is not in the index, and its changes on disk would go unnoticed. */
  private async learn(root: string, { outcome }: Judgement): Promise<void> {
    if (outcome === undefined) return;
    this.lastTook.set(root, outcome.milliseconds);
    for (const uri of outcome.documents) if (!this.index.isKnown(uri)) await this.index.reread(uri, this.folders.boundaryOf(root));
  }

  private accept(root: string, { judgement, versions }: AcceptedJudgement, settings: readonly SettingsProblem[]): AcceptedJudgement {
    const before = this.accepted.get(root)?.judgement;
    const isOpen = (uri: string): boolean => this.documents.versionOf(uri) !== undefined;
    const shown = findingsToShow(root, judgement, before, isOpen, settings);
    const accepted = { judgement: shown.judgement, versions };
    this.accepted.set(root, accepted);
    this.publisher.publish(this.contributions.set(root, shown.findings));
    return accepted;
  }

  private release(root: string): void {
    const waiting = this.waiting.get(root) ?? [];
    this.waiting.delete(root);
    for (const resolve of waiting) resolve();
  }
}
