import type { Step } from './scenario';
import { textMove, type Draw } from './moves/draw';
import { between, editOf, spliced, type Batch } from './moves/splice';
import { RULESETS } from './rulesets';
import type { World } from './world';

/** Of a hundred draws while something does not parse, so many mend it. */
const MENDING = 22;
/** How many edits can be undone. */
const HISTORY = 60;

/** Makes steps of draws for the texts as they are, and remembers what can be undone and what parsed last. */
export class Author {
  private readonly history: { readonly uri: string; readonly before: string; readonly after: string }[] = [];
  private readonly parsed = new Map<string, string>();
  private broken = false;

  constructor(
    private readonly world: World,
    private readonly uris: readonly [string, ...string[]],
  ) {}

  /** Takes in whether all texts parse as they are now. */
  note(broken: boolean): void {
    this.broken = broken;
    if (!broken) for (const uri of this.uris) this.parsed.set(uri, this.world.textOf(uri) ?? '');
  }

  /** The steps of a draw, to be taken in turn. */
  stepsFor(draw: Draw): Step[] {
    if (this.broken && draw.chance < MENDING) return this.mend();
    const { move, choices } = draw;
    const uri = this.uriBy(draw.file);
    const text = this.world.textOf(uri) ?? '';
    if (typeof move === 'function') return this.edit(uri, text, move(text, choices), choices[3]);
    const [where, what, how, more] = choices;
    switch (move) {
      case 'undo':
        return this.undo(1 + (what % 8));
      case 'several':
        return this.edit(uri, text, [this.severalIn(text, draw)], more);
      case 'onDisk':
        return [this.onDisk(uri, draw)];
      case 'openOrClose':
        if (this.world.opened.has(uri)) return [{ kind: 'close', uri }];
        return [
          { kind: 'open', uri, text: how % 2 === 0 ? (this.world.disk[uri] ?? text) : after(text, textMove(what)(text, choices)[0]) },
        ];
      case 'ruleset':
        return [{ kind: 'ruleset', text: RULESETS[what % RULESETS.length] ?? RULESETS[0] }];
      case 'askOtherRoot':
        return [{ kind: 'ask', root: this.uris[where % this.uris.length] ?? this.uris[0] }];
      case 'askWithTexts':
        return [{ kind: 'ask', texts: { [uri]: after(text, textMove(what)(text, choices)[0]) } }];
      case 'cancelled':
        break;
    }
    return [{ kind: 'ask', cancelled: true }];
  }

  /** Remembers what a step has done, for undoing. */
  taken(step: Step, before: string | undefined): void {
    if (step.kind !== 'change' || before === undefined) return;
    this.history.push({ uri: step.uri, before, after: this.world.opened.get(step.uri) ?? '' });
    if (this.history.length > HISTORY) this.history.shift();
  }

  private uriBy(file: number): string {
    const [root] = this.uris;
    return file % 3 === 0 ? root : (this.uris[file % this.uris.length] ?? root);
  }

  private edit(uri: string, text: string, batches: readonly Batch[], more: number): Step[] {
    if (batches.length === 0) return [];
    const steps: Step[] = this.world.opened.has(uri) ? [] : [{ kind: 'open', uri, text }];
    let now = text;
    for (const batch of batches) {
      const edits = batch.map((splice) => {
        const edit = editOf(now, splice);
        now = spliced(now, splice);
        return edit;
      });
      steps.push({ kind: 'change', uri, edits });
    }
    return steps.length > batches.length && more % 2 === 0 ? [{ kind: 'write', uri, text: now }] : steps;
  }

  /** Several moves at different places, sent as one change. */
  private severalIn(text: string, { choices: [where, what, how, more] }: Draw): Batch {
    const all: Batch[number][] = [];
    let now = text;
    for (let nth = 0; nth < 2 + (how % 4); nth++) {
      const salt = nth * 7_919;
      for (const splice of textMove(what + salt)(now, [where + salt * 31, what + salt, how + nth, more + nth]).flat()) {
        all.push(splice);
        now = spliced(now, splice);
      }
    }
    return all;
  }

  private onDisk(uri: string, { choices }: Draw): Step {
    const [, what, how] = choices;
    const text = this.world.disk[uri] ?? '';
    const last = this.parsed.get(uri);
    if (text === '' && last !== undefined) return { kind: 'write', uri, text: last };
    return { kind: 'write', uri, text: how % 9 === 0 ? undefined : after(text, textMove(what)(text, choices)[0]) };
  }

  private undo(count: number): Step[] {
    const steps: Step[] = [];
    const texts = new Map(this.world.opened);
    for (let nth = 0; nth < count; nth++) {
      const last = this.history.at(-1);
      if (last === undefined || texts.get(last.uri) !== last.after) break;
      this.history.pop();
      texts.set(last.uri, last.before);
      steps.push(change(last.uri, last.after, last.before));
    }
    return steps;
  }

  private mend(): Step[] {
    return this.uris.flatMap((uri): Step[] => {
      const [text, good] = [this.world.textOf(uri), this.parsed.get(uri)];
      if (good === undefined || text === good) return [];
      return [this.world.opened.has(uri) ? change(uri, text ?? '', good) : { kind: 'write', uri, text: good }];
    });
  }
}

function change(uri: string, from: string, to: string): Step {
  return { kind: 'change', uri, edits: [editOf(from, between(from, to))] };
}

function after(text: string, batch: Batch | undefined): string {
  return (batch ?? []).reduce(spliced, text);
}
