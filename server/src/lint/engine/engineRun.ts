import { isPlainObject } from '@stoplight/json';
import type { Ruleset, RulesetFunctionContext } from '@stoplight/spectral-core';
import { watchedAs } from '../guardedRuleset';
import { inPlaceOf } from './examples/exampleFunction';
import { ExampleJudge } from './examples/exampleJudge';
import { EXAMPLE_SIDE } from './exampleSide';
import { isPlainField } from './fieldTargets';
import { givenSteps } from './givenSteps';
import { givenTracker, type GivenTracker } from './givenTracker';
import type { GraphScope, Match } from './graphScope';
import { walkGraph, walkTree, type Standing } from './graphWalk';
import { asksForKeyOrder, dependenceOf } from './knownFunctions';
import { Lookups } from './lookups';
import { isNimmas, matcherOf } from './matcher';
import { RuleAtWork, type Clause, type Rule } from './ruleAtWork';
import { Ways } from './way';

type RuleFunction = Rule['then'][number]['function'];

/** A rule that the engine works for. */
interface Taken {
  readonly work: RuleAtWork;
  /** What it judges, as the ruleset has it. */
  readonly given: string[];
  readonly trackers: ReadonlyMap<string, GivenTracker>;
}

/** What a rule said before the engine took it over. */
interface Stock {
  readonly rule: Rule;
  readonly given: string[];
  readonly then: Rule['then'];
}

/**
 * How far the engine may judge by a ruleset: `walk` where something asks for the order in which the text has the keys of an object, which only
 * Spectral's own reader keeps; `no` where a rule function is unknown, since that one could change what others see.
 */
export function mayJudge(ruleset: Ruleset, original: (fn: RuleFunction) => object): 'all' | 'walk' | 'no' {
  const functions = Object.values(ruleset.rules).flatMap((rule) => (rule.enabled ? rule.then.map((then) => original(then.function)) : []));
  if (functions.some((fn) => dependenceOf(fn) === undefined)) return 'no';
  return functions.some(asksForKeyOrder) ? 'walk' : 'all';
}

/**
 * Takes over the rules of a ruleset for one run: Spectral asks each of them once, at the root, and gets everything that the engine found for it; how
 * findings are placed, worded, sorted and made one stays Spectral's. Rules that the engine does not take are left as they are.
 * Gives what puts the rules back.
 */
export function takeOver(ruleset: Ruleset, original: (fn: RuleFunction) => RuleFunction): () => void {
  const enabled = Object.values(ruleset.rules).filter((rule) => rule.enabled);
  const run = new EngineRun();
  const examples = new ExampleJudge();
  const taken: Stock[] = [];
  for (const rule of enabled) {
    const clauses = rule.then.flatMap((then): Clause[] => {
      const dependence = dependenceOf(original(then.function));
      if (dependence === undefined) return [];
      const own = inPlaceOf(original(then.function), examples);
      return [{ then: own === undefined ? then : { ...then, function: watchedAs(then.function, own) }, dependence }];
    });
    const { given } = rule;
    const trackers = trackersOf(possibleGivens(ruleset, rule), rule, clauses);
    if (trackers === undefined) continue;
    taken.push({ rule, given, then: rule.then });
    const work = new RuleAtWork(rule, clauses);
    run.add({ work, given, trackers });
    rule.given = '$';
    rule.then = [{ function: (input: unknown, _options: unknown, context: RulesetFunctionContext) => run.resultsOf(work, input, context) }];
  }
  return () => {
    for (const { rule, given, then } of taken) Object.assign(rule, { given, then });
  };
}

/** The paths of a rule, aliases written out as each format has them. */
function possibleGivens(ruleset: Ruleset, rule: Rule): string[] {
  return [...new Set([null, ...ruleset.formats].flatMap((format) => rule.getGivenForFormats(format && new Set([format]))))];
}

/** How to tell ways apart for a rule's paths; undefined where one of them is not for the engine. */
function trackersOf(given: readonly string[], rule: Rule, clauses: readonly Clause[]): Map<string, GivenTracker> | undefined {
  if (clauses.some(({ then }) => !isPlainField(then.field))) return undefined;
  const everyPath = rule.resolved && clauses.some(({ dependence }) => dependence === 'fixed');
  const trackers = new Map<string, GivenTracker>();
  for (const path of given) {
    const tracker = trackerOf(path, everyPath);
    if (tracker === undefined) return undefined;
    trackers.set(path, tracker);
  }
  if (clauses.some(({ dependence }) => dependence === 'side')) trackers.set('', EXAMPLE_SIDE);
  return trackers;
}

const TRACKERS = new Map<string, GivenTracker | undefined>();
const MOST_TRACKERS = 2_000;

/** The tracker of a path; for a rule that must be asked at every path, one that never takes two ways for one, which `..` has too many of. */
function trackerOf(path: string, everyPath: boolean): GivenTracker | undefined {
  const name = `${everyPath} ${path}`;
  if (TRACKERS.size >= MOST_TRACKERS) TRACKERS.clear();
  if (!TRACKERS.has(name)) {
    const tracker = path.startsWith('$') && isNimmas(path) ? givenTracker(path) : undefined;
    const deep = everyPath && givenSteps(path)?.some((step) => step.deep) !== false;
    TRACKERS.set(name, tracker && (everyPath ? (deep ? undefined : { ...tracker, ownWay: (state: number) => state >= 0 }) : tracker));
  }
  return TRACKERS.get(name);
}

/** The paths of a rule for a document's formats; the rule itself says `$` by now. */
function givenFor({ work: { rule }, given }: Taken, formats: Parameters<Rule['getGivenForFormats']>[0]): string[] {
  rule.given = given;
  const paths = rule.getGivenForFormats(formats);
  rule.given = '$';
  return paths;
}

/** What the rules of one run find, worked out when Spectral asks for the first of them. */
class EngineRun {
  private readonly works: Taken[] = [];
  private readonly done = new Set<boolean>();

  add(taken: Taken): void {
    this.works.push(taken);
  }

  resultsOf(work: RuleAtWork, input: unknown, context: RulesetFunctionContext): RuleAtWork['results'] {
    const { resolved } = work.rule;
    if (!this.done.has(resolved)) {
      this.done.add(resolved);
      this.work(resolved, input, context);
    }
    return work.results;
  }

  private work(resolved: boolean, input: unknown, asked: RulesetFunctionContext): void {
    const { document, documentInventory } = asked;
    const lookups = Lookups.of(asked);
    const formats = document.formats ?? null;
    const works = this.works.filter(({ work: { rule } }) => rule.resolved === resolved && rule.matchesFormat(formats));
    const waiting = new Map<string, RuleAtWork[]>();
    const trackers = new Set<GivenTracker>();
    for (const taken of works) {
      const { work, trackers: known } = taken;
      for (const path of givenFor(taken, formats)) {
        const tracker = known.get(path);
        if (tracker === undefined) throw new Error(`${path} was not looked at`);
        trackers.add(tracker);
        waiting.set(path, [...(waiting.get(path) ?? []), work]);
      }
    }
    for (const { trackers: known } of works) for (const tracker of known.values()) if (tracker === EXAMPLE_SIDE) trackers.add(tracker);
    const context = { document, documentInventory };
    if (!isPlainObject(input) && !Array.isArray(input)) {
      for (const work of waiting.get('$') ?? []) work.apply({ path: [], value: input }, context);
      return;
    }
    const callbacks = Object.fromEntries(
      [...waiting].map(([path, list]) => [
        path,
        (match: Match): void => {
          for (const work of list) work.apply(match, context);
        },
      ]),
    );
    const ways = new Ways([...trackers]);
    const standing: Standing = { way: ways.start };
    const walk = (scope: GraphScope, test: () => void): void =>
      resolved ? walkGraph(scope, test, standing, lookups.places.root) : walkTree(scope, test);
    matcherOf([...waiting.keys()])(input, callbacks, walk);
  }
}
