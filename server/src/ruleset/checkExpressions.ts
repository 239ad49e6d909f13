import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { checkFallbackPath } from './checkFallbackPath';
import { checkJsonPath } from './checkJsonPath';
import { AliasError, aliasesOf, expandAliases, givenOf, type Aliases } from './expandAliases';
import { refusedExpressions } from './messageTemplate';
import type { RulesetFile } from './rulesetFile';
import type { RulesetProblem } from './rulesetTypes';

/**
 * Everything in a ruleset file that an evaluator would get to see and that is not known to be harmless: JSONPaths in `given` and aliases (compiled
 * to code), `field`s that start with `$` (interpreted), expressions in messages (interpreted). Empty when the file may be used.
 */
export function checkExpressions(file: RulesetFile): RulesetProblem[] {
  return new ExpressionCheck(file).run();
}

class ExpressionCheck {
  private readonly problems: RulesetProblem[] = [];
  private readonly aliases: Aliases;

  constructor(private readonly file: RulesetFile) {
    this.aliases = aliasesOf(file.value);
  }

  run(): RulesetProblem[] {
    this.part(this.file.value, []);
    const { overrides } = this.file.value;
    for (const [i, part] of (isJsonArray(overrides) ? overrides : []).entries()) if (isJsonObject(part)) this.part(part, ['overrides', i]);
    return this.problems;
  }

  /** The ruleset itself or one of its overrides. */
  private part(value: JsonObject, path: JsonPath): void {
    for (const [name, alias] of entriesOf(value['aliases'])) this.given(alias, [...path, 'aliases', name]);
    for (const [name, rule] of entriesOf(value['rules'])) if (isJsonObject(rule)) this.rule(rule, [...path, 'rules', name]);
  }

  private rule(rule: JsonObject, path: JsonPath): void {
    this.given(rule['given'], [...path, 'given']);
    this.message(rule['message'], [...path, 'message']);
    const { then } = rule;
    if (isJsonArray(then)) for (const [i, item] of then.entries()) this.field(item, [...path, 'then', i]);
    else this.field(then, [...path, 'then']);
  }

  private given(value: JsonValue | undefined, path: JsonPath): void {
    for (const { text, at } of givenOf(value)) {
      const reason = this.reasonAgainst(text);
      if (reason === undefined) continue;
      this.problems.push(
        this.file.problem(`The JSONPath ${text} is refused: ${reason}. Write it with the syntax that Spectral’s documentation describes.`, [
          ...path,
          ...at,
        ]),
      );
    }
  }

  private reasonAgainst(text: string): string | undefined {
    try {
      return expandAliases(text, this.aliases)
        .map(checkJsonPath)
        .find((reason) => reason !== undefined);
    } catch (error) {
      if (error instanceof AliasError) return error.message;
      throw error;
    }
  }

  private field(then: JsonValue | undefined, path: JsonPath): void {
    const field = isJsonObject(then) ? then['field'] : undefined;
    if (typeof field !== 'string' || !field.startsWith('$')) return;
    const reason = checkFallbackPath(field);
    if (reason !== undefined)
      this.problems.push(this.file.problem(`The field ${field} is refused: ${reason}. Name a property instead.`, [...path, 'field']));
  }

  private message(message: JsonValue | undefined, path: JsonPath): void {
    const [first] = typeof message === 'string' ? refusedExpressions(message) : [];
    if (first === undefined) return;
    const words = `The expression ${first} in this message is refused. Known are {{error}}, {{property}}, {{path}}, {{value}}, {{description}} and #{{print("property")}}.`;
    this.problems.push(this.file.problem(words, path));
  }
}

function entriesOf(value: JsonValue | undefined): [string, JsonValue | undefined][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
