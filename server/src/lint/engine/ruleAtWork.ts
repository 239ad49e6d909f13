import type { Ruleset, RulesetFunctionContext } from '@stoplight/spectral-core';
import { isContainer } from './container';
import { fieldTargets } from './fieldTargets';
import type { Match } from './graphScope';
import type { Dependence } from './knownFunctions';

export type Rule = Ruleset['rules'][string];
export type Then = Rule['then'][number];
type Path = readonly (string | number)[];

/** What a rule function found, with the path in full: the form in which Spectral takes it. */
export interface RuleResult {
  readonly message: string;
  readonly path: (string | number)[];
}

/** The same with the path from the matched value on: right for that value wherever it is met. */
interface Found {
  readonly message: string;
  readonly tail: Path;
}

/** A rule function of a rule, and what its answer depends on. */
export interface Clause {
  readonly then: Then;
  readonly dependence: Dependence;
}

/** One rule in one run: its functions are asked once for each value and whatever else their answer depends on, and the answers kept. */
export class RuleAtWork {
  readonly results: RuleResult[] = [];
  private readonly known = new Map<string, Map<object, readonly Found[]>>();

  constructor(
    readonly rule: Rule,
    private readonly clauses: readonly Clause[],
  ) {}

  /** Asks the functions about a matched value. */
  apply({ path, value }: Match, context: Omit<RulesetFunctionContext, 'path' | 'rule'>): void {
    for (const [index, clause] of this.clauses.entries()) {
      const variant = isContainer(value) ? variantOf(clause, path) : undefined;
      if (variant === undefined || !isContainer(value)) {
        this.ask(clause, path, value, context);
        continue;
      }
      const name = `${index} ${variant}`;
      const answers = this.known.get(name) ?? new Map<object, readonly Found[]>();
      this.known.set(name, answers);
      const found = answers.get(value);
      if (found === undefined) {
        const asked = this.ask(clause, path, value, context);
        if (asked !== undefined) answers.set(value, asked);
      } else {
        for (const { message, tail } of found) this.results.push({ message, path: [...path, ...tail] });
      }
    }
  }

  /** Asks a function and notes what it found; gives it in the form that can be kept, if it can. */
  private ask({ then }: Clause, given: Path, value: unknown, context: Omit<RulesetFunctionContext, 'path' | 'rule'>): Found[] | undefined {
    const kept: Found[] = [];
    let keeps = true;
    for (const target of fieldTargets(value, then.field)) {
      const path = [...given, ...target.path];
      const results = then.function(target.value, then.functionOptions ?? null, { ...context, rule: this.rule, path });
      if (results === undefined) continue;
      if (!Array.isArray(results)) throw new Error(`A rule function of ${this.rule.name} does not answer at once`);
      for (const result of results) {
        const full = result.path ?? path;
        this.results.push({ message: result.message, path: full });
        if (path.every((segment, index) => full[index] === segment)) kept.push({ message: result.message, tail: full.slice(given.length) });
        else keeps = false;
      }
    }
    return keeps ? kept : undefined;
  }
}

/** What a function's answer depends on beside the value, in one word; undefined where an answer must not be kept. */
function variantOf({ then, dependence }: Clause, path: Path): string | undefined {
  if (dependence === 'value') return '';
  if (dependence === 'name') return then.field === undefined ? String(path.at(-1)) : '';
  return dependence === 'side' ? sideOf(path) : undefined;
}

/** As `EXAMPLE_SIDE` tells it, from the path: the names that decide stand among the first four. */
function sideOf(path: Path): string {
  return path[0] === 'components' ? `components ${path[1]}` : path[0] === 'paths' ? `paths ${path[3]}` : String(path[0]);
}
