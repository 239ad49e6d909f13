import type { Ruleset, RulesetFunctionContext } from '@stoplight/spectral-core';
import { watchedAs } from '../guardedRuleset';
import { holderOf } from './compiledSchemas';
import { inPlaceOf } from './examples/exampleFunction';
import { EXAMPLE_SIDE } from './exampleSide';
import { isPlainField } from './fieldTargets';
import { askedWhereInvalid, leavingOutWhatIsSound } from './documentSchema';
import { givenSteps } from './givenSteps';
import { givenTracker, type GivenTracker } from './givenTracker';
import { EngineRun, type ReadByEngine } from './engineRun';
import { asksForKeyOrder, knownFunction } from './knownFunctions';
import { isNimmas, lookAtAll } from './matcher';
import type { Clause, Rule } from './clause';
import { RuleAtWork } from './ruleAtWork';
import { remembered } from './remembered';
import { withoutParent } from './withoutParent';

type RuleFunction = Rule['then'][number]['function'];

/** A ruleset whose rules the engine works for. */
export interface TakenOver {
  readonly run: EngineRun;
  /** Has the rules ask the engine; gives what makes them what they were. */
  readonly take: () => () => void;
  /** Whether no rule is left to Spectral's own walk. */
  readonly whole: boolean;
}

/**
 * How far the engine may judge by a ruleset: `walk` where something asks for the order in which the text has the keys of an object, which only
 * Spectral's own reader keeps; `no` where a rule function is unknown, since that one could change what others see.
 */
export function mayJudge(ruleset: Ruleset, original: (fn: RuleFunction) => object): 'all' | 'walk' | 'no' {
  const functions = Object.values(ruleset.rules).flatMap((rule) => (rule.enabled ? rule.then.map((then) => original(then.function)) : []));
  if (functions.some((fn) => knownFunction(fn) === undefined)) return 'no';
  return functions.some(asksForKeyOrder) ? 'walk' : 'all';
}

/**
 * Takes over the rules of a ruleset for one run: Spectral asks each of them once, at the root, and that is when the engine works; what it found is put
 * in order beside what Spectral found itself. Rules that the engine does not take are left as they are. `isEdited` says that edits may be judged from
 * what was asked, which is remembered then.
 */
export function takeOver(
  ruleset: Ruleset,
  original: (fn: RuleFunction) => RuleFunction,
  uriOf: (source: string) => string,
  read: () => ReadByEngine,
  isEdited: boolean,
): TakenOver {
  const enabled = Object.values(ruleset.rules).filter((rule) => rule.enabled);
  const givens = new Map(enabled.map((rule) => [rule, possibleGivens(ruleset, rule)]));
  lookAtAll([...givens.values()].flat().filter(isRooted).map(withoutParent));
  const run = new EngineRun(enabled, uriOf, read, isEdited);
  const taken: { readonly rule: Rule; readonly answer: RuleFunction }[] = [];
  for (const rule of enabled) {
    const clauses = rule.then.flatMap((then): Clause[] => {
      const fn = original(then.function);
      const known = knownFunction(fn);
      if (known === undefined) return [];
      const own = inPlaceOf(fn, run.examples);
      const watched = own === undefined ? then.function : watchedAs(then.function, own);
      const asked = known.name === 'oasDocumentSchema' ? leavingOutWhatIsSound(askedWhereInvalid(watched), () => run.edited) : watched;
      return [{ then: { ...then, function: asked }, ...known }];
    });
    const { given } = rule;
    const trackers = trackersOf(givens.get(rule) ?? [], rule, clauses);
    if (trackers === undefined) continue;
    const work = new RuleAtWork(rule, clauses, holderOf(ruleset));
    run.add({ work, given, trackers });
    taken.push({
      rule,
      answer: (input: unknown, _options: unknown, context: RulesetFunctionContext) => run.answer(work, input, context),
    });
  }
  const take = (): (() => void) => {
    const before = taken.map(({ rule }) => ({ rule, given: rule.given, then: rule.then }));
    for (const { rule, answer } of taken) Object.assign(rule, { given: '$', then: [{ function: answer }] });
    return () => {
      for (const { rule, given, then } of before) Object.assign(rule, { given, then });
    };
  };
  return { run, take, whole: taken.length === enabled.length };
}

/** Between runs a rule says what it was loaded with. */
const POSSIBLE = new WeakMap<Rule, readonly string[]>();

/** The paths of a rule, aliases written out as each format has them. */
function possibleGivens(ruleset: Ruleset, rule: Rule): readonly string[] {
  const known = POSSIBLE.get(rule);
  if (known !== undefined) return known;
  const formats = [null, ...[...ruleset.formats].map((format) => new Set([format]))];
  const givens = [...new Set(formats.flatMap((format) => rule.getGivenForFormats(format)))];
  POSSIBLE.set(rule, givens);
  return givens;
}

/** How to tell ways apart for a rule's paths; undefined where one of them is not for the engine. */
function trackersOf(given: readonly string[], rule: Rule, clauses: readonly Clause[]): Map<string, GivenTracker> | undefined {
  if (clauses.some(({ then }) => !isPlainField(then.field))) return undefined;
  const everyPath = rule.resolved && clauses.some(({ dependence }) => dependence === 'fixed');
  const trackers = new Map<string, GivenTracker>();
  for (const path of given) {
    const tracker = (everyPath ? everyPathTrackerOf : trackerOf)(withoutParent(path));
    if (tracker === undefined) return undefined;
    trackers.set(path, tracker);
  }
  if (clauses.some(({ dependence }) => dependence === 'side')) trackers.set('', EXAMPLE_SIDE);
  return trackers;
}

/** Spectral has aliases and odd paths as well. */
function isRooted(path: string): boolean {
  return path.startsWith('$');
}

/** The tracker of a path. */
const trackerOf = remembered((path) => (isRooted(path) && isNimmas(path) ? givenTracker(path) : undefined), 2_000);

/** The tracker of a path for a rule that must be asked at every path: one that never takes two ways for one, which `..` has too many of. */
const everyPathTrackerOf = remembered((path): GivenTracker | undefined => {
  const tracker = trackerOf(path);
  const deep = givenSteps(path)?.some((step) => step.deep) !== false;
  return tracker === undefined || deep ? undefined : { ...tracker, ownWay: (state: number) => state >= 0 };
}, 2_000);
