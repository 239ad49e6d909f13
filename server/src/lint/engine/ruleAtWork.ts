import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import type { Clause, Rule } from './clause';
import { compilesItsOwn } from './compiledSchemas';
import { isContainer, type Key } from './container';
import type { Change } from './editedInPlace';
import { fieldTargets } from './fieldTargets';
import { forbiddenText } from './forbiddenText';
import type { Match } from './graphScope';
import { hasExpression } from './message';
import { reachOf, sees, type Reach } from './reach';

type Path = readonly Key[];
type Context = Omit<RulesetFunctionContext, 'path' | 'rule'>;

/** What a rule function found, with the path in full: the form in which Spectral takes it. */
export interface RuleResult {
  readonly message: string;
  readonly path: Key[];
}

/** The same: with the path from the matched value on, right for that value wherever it is met, or with one that does not begin with it. */
export type Found = { readonly message: string } & ({ readonly tail: Path } | { readonly path: Path });

/** One rule: its functions are asked once for each value and whatever else their answer depends on, and the answers kept. */
export class RuleAtWork {
  /** Whether the rule's message or one that was found has an expression to work out. */
  hasExpressions: boolean;
  /** A map a clause: by what else an answer depends on, and by the value. */
  private readonly known: readonly Map<string, Map<object, readonly Found[]>>[];
  /** The texts that the rule forbids, where it does nothing else. */
  private readonly forbidden: readonly string[] | undefined;

  constructor(
    readonly rule: Rule,
    private readonly clauses: readonly Clause[],
    private readonly holder: Context['documentInventory'],
  ) {
    this.hasExpressions = rule.message !== null && hasExpression(rule.message);
    this.known = clauses.map(() => new Map<string, Map<object, readonly Found[]>>());
    const texts = clauses.map(forbiddenText);
    this.forbidden = texts.every((text) => text !== undefined) ? texts : undefined;
  }

  /** Whether the rule would find something in a value, as far as can be told without asking it. */
  mayFind(value: unknown): boolean {
    return this.forbidden === undefined || (typeof value === 'string' && this.forbidden.some((text) => value.includes(text)));
  }

  /** How far below a value the rule's functions read. */
  reachFrom(value: unknown): Reach {
    let reach = 0;
    for (const clause of this.clauses) {
      const own = reachOf(clause, value);
      if (own === 'everything') return own;
      reach = Math.max(reach, own);
    }
    return reach;
  }

  /** Whether changes so far below a value, or further, which are within reach, may make for another answer about it. */
  mayAnswerOtherwise(changes: readonly Change[], distance: number): boolean {
    return this.clauses.some((clause) => sees(clause, changes, distance));
  }

  /** Asks the functions about a matched value. */
  ask({ path, value }: Match, context: Context): Found[] {
    return this.clauses.flatMap((clause, index): readonly Found[] => {
      const variant = isContainer(value) ? variantOf(clause, path) : undefined;
      if (variant === undefined || !isContainer(value)) return this.answer(clause, path, value, context).found;
      const variants = this.known[index] ?? new Map<string, Map<object, readonly Found[]>>();
      const answers = variants.get(variant) ?? new Map<object, readonly Found[]>();
      variants.set(variant, answers);
      const known = answers.get(value);
      if (known !== undefined) return known;
      const { found, keeps } = this.answer(clause, path, value, context);
      if (keeps) answers.set(value, found);
      return found;
    });
  }

  /** Forgets every answer. */
  forgetAll(): void {
    for (const variants of this.known) variants.clear();
  }

  /** Forgets what was answered about values so far above what changed, nearest first, where it may depend on that. */
  forget(distances: ReadonlyMap<object, number>): void {
    for (const [index, clause] of this.clauses.entries()) {
      const most = reachOf(clause, undefined);
      const variants = this.known[index];
      if (variants === undefined) continue;
      if (most === 'everything') {
        variants.clear();
        continue;
      }
      for (const [value, distance] of distances) {
        if (distance > most) break;
        for (const answers of variants.values()) answers.delete(value);
      }
    }
  }

  /** Asks a function; `keeps` tells whether its answer is right for the value wherever it is met. */
  private answer(clause: Clause, given: Path, value: unknown, asked: Context): { found: Found[]; keeps: boolean } {
    const { then } = clause;
    const { document } = asked;
    const documentInventory = compilesItsOwn(clause, asked) ? this.holder : asked.documentInventory;
    const found: Found[] = [];
    let keeps = true;
    for (const target of fieldTargets(value, then.field)) {
      const path = target.path.length === 0 ? given.slice() : given.concat(target.path);
      const results = then.function(target.value, then.functionOptions ?? null, { document, documentInventory, rule: this.rule, path });
      if (results === undefined || (Array.isArray(results) && results.length === 0)) continue;
      if (!Array.isArray(results)) throw new Error(`A rule function of ${this.rule.name} does not answer at once`);
      for (const { message, path: full = path } of results) {
        if (hasExpression(message)) this.hasExpressions = true;
        if (path.every((segment, index) => full[index] === segment)) found.push({ message, tail: full.slice(given.length) });
        else {
          found.push({ message, path: [...full] });
          keeps = false;
        }
      }
    }
    return { found, keeps };
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
