import { isPlainObject } from '@stoplight/json';
import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import type { Finding } from '../../document/finding';
import { AskedTree } from './askedTree';
import type { Rule } from './clause';
import type { Edit } from './edit';
import { ExampleJudge } from './examples/exampleJudge';
import { EXAMPLE_SIDE } from './exampleSide';
import { FindingPlacer } from './findingPlacer';
import type { GivenTracker } from './givenTracker';
import type { LiveDocument } from './liveDocument';
import { JudgedFindings } from './judgedFindings';
import { Lookups } from './lookups';
import type { PlacedFinding } from './placedFinding';
import type { RuleAtWork, RuleResult } from './ruleAtWork';
import { pathOf, type Asked } from './visit';
import { Ways } from './way';
import { withoutParent } from './withoutParent';

/** A rule that the engine works for. */
export interface Taken {
  readonly work: RuleAtWork;
  /** What it judges, as the ruleset has it. */
  readonly given: string[];
  readonly trackers: ReadonlyMap<string, GivenTracker>;
}

/** What the engine itself read of the documents that the root refers to, and whether an object of the resolved root is as written: then nothing in it was put in place of a reference, and none leads into it. */
export interface ReadByEngine {
  readonly parts: ReadonlyMap<string, LiveDocument>;
  readonly isAsWritten: (object: object) => boolean;
}

/** One form of a document, resolved or as written, and what was asked of it. */
interface Form {
  readonly root: unknown;
  found(): readonly Asked[];
  readonly tree: AskedTree | undefined;
}

/** What the rules find in one document, worked out when Spectral asks for the first of them. */
export class EngineRun {
  private readonly works = new Map<Rule, Taken>();
  private readonly forms = new Map<boolean, Form>();
  private lookups: Lookups | undefined;
  private judged: JudgedFindings | undefined;
  private edit: Edit | undefined;
  readonly examples = new ExampleJudge();
  /** Whether Spectral is given what was found, to place it itself. */
  private givesAll = false;

  /** `rules` are all of the ruleset, `uriOf` gives the address of a file by its path, `read` tells what the engine read, once that is read; `isEdited` whether edits may follow. */
  constructor(
    private readonly rules: readonly Rule[],
    private readonly uriOf: (source: string) => string,
    private readonly read: () => ReadByEngine,
    private readonly isEdited: boolean,
  ) {}

  add(taken: Taken): void {
    this.works.set(taken.work.rule, taken);
  }

  /** The paths of the objects in the root that the last edit changed; undefined where all is new, or may be anywhere. */
  get edited(): readonly (readonly string[])[] | undefined {
    return this.edit?.isRoot === true ? this.edit.written.map(({ path }) => path) : undefined;
  }

  /** Sees to it that all is asked of the form of the document that a rule judges; gives what Spectral is to place. */
  answer(work: RuleAtWork, input: unknown, context: RulesetFunctionContext): RuleResult[] {
    if (this.lookups === undefined)
      for (const [source, { document }] of this.read().parts) context.documentInventory.referencedDocuments[source] = document;
    this.lookups ??= new Lookups(context);
    this.lookups.serve(context);
    this.judged ??= new JudgedFindings(new FindingPlacer(context, this.uriOf));
    const { resolved } = work.rule;
    const form = this.forms.get(resolved) ?? this.asked(resolved, input, context, this.lookups);
    this.forms.set(resolved, form);
    if (!this.givesAll) return [];
    return form.found().flatMap((asked) => (asked.work === work ? resultsOf(asked) : []));
  }

  /**
   * All findings in Spectral's order, together with those that it has itself. Where a message has an expression to work out they are not ours to place,
   * and Spectral is given all from then on.
   */
  findings(others: readonly PlacedFinding[]): readonly Finding[] | 'not ours to place' {
    if (!this.givesAll && [...this.works.values()].some(({ work }) => work.hasExpressions)) {
      this.givesAll = true;
      return 'not ours to place';
    }
    const found = this.givesAll ? [] : [...this.forms.values()].map((form) => ({ root: form.root, asked: form.found() }));
    return this.judged?.inOrder(others, found, this.edit) ?? others.map(({ finding }) => finding);
  }

  /** Asks again what an edit may have changed, in the document as written and in the resolved one; the values have changed already. */
  askAgain(edit: Edit): void {
    const { written, resolved, isRoot } = edit;
    this.edit = edit;
    this.examples.forget([...written, ...resolved].map(({ object }) => object));
    for (const [isResolved, { tree }] of this.forms) tree?.askAgain(isResolved ? resolved : isRoot ? written : []);
  }

  private asked(resolved: boolean, input: unknown, context: RulesetFunctionContext, { places }: Lookups): Form {
    const { document, documentInventory } = context;
    const formats = document.formats ?? null;
    // In the order in which Spectral has the paths of all rules: on it depends which of the findings of one rule at one place comes first.
    const waiting = new Map<string, RuleAtWork[]>();
    const trackers = new Set<GivenTracker>();
    for (const rule of this.rules) {
      if (rule.resolved !== resolved || !rule.matchesFormat(formats)) continue;
      const taken = this.works.get(rule);
      for (const path of taken === undefined ? rule.getGivenForFormats(formats) : givenFor(taken, formats)) {
        const asked = withoutParent(path);
        const others = waiting.get(asked) ?? [];
        waiting.set(asked, taken === undefined ? others : [...others, taken.work]);
        if (taken !== undefined) trackers.add(trackerOf(taken, path));
      }
      const side = taken !== undefined && [...taken.trackers.values()].includes(EXAMPLE_SIDE);
      if (side) trackers.add(EXAMPLE_SIDE);
    }
    for (const [path, works] of waiting) if (works.length === 0) waiting.delete(path);
    const own = { document, documentInventory };
    if (!isPlainObject(input) && !Array.isArray(input)) {
      const found = (waiting.get('$') ?? []).map((work): Asked => {
        const answer = work.ask({ path: [], value: input }, own);
        return { work, value: input, at: [], reach: 0, found: answer, counts: true };
      });
      return { root: input, found: () => found, tree: undefined };
    }
    const start = resolved ? { way: new Ways([...trackers]).start, place: places.root, isAsWritten: this.read().isAsWritten } : undefined;
    const tree = new AskedTree(input, waiting, own, start, this.isEdited);
    tree.askAll();
    return { root: input, found: () => tree.found(), tree };
  }
}

function resultsOf(asked: Asked): RuleResult[] {
  const path = pathOf(asked);
  return asked.found.map((each) => ({ message: each.message, path: 'tail' in each ? [...path, ...each.tail] : [...each.path] }));
}

function trackerOf({ trackers }: Taken, path: string): GivenTracker {
  const tracker = trackers.get(path);
  if (tracker === undefined) throw new Error(`${path} was not looked at`);
  return tracker;
}

/** The paths of a rule for a document's formats; the rule itself says `$` by now. */
function givenFor({ work: { rule }, given }: Taken, formats: Parameters<Rule['getGivenForFormats']>[0]): string[] {
  rule.given = given;
  const paths = rule.getGivenForFormats(formats);
  rule.given = '$';
  return paths;
}
