import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { checkFallbackPath } from './checkFallbackPath';
import { checkJsonPath } from './checkJsonPath';
import { AliasError, aliasesOf, expandAliases, givenOf, type Aliases } from './expandAliases';
import { refusedExpressions } from './messageTemplate';
import type { RulesetFile } from './rulesetFile';
import type { RulesetProblem } from './rulesetTypes';

/** How many JSONPaths a ruleset file may stand for with its aliases replaced; the largest public ones stay below 500. */
const MOST_PATHS = 10_000;

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
  private paths = 0;

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
    if (isJsonArray(then)) for (const [i, item] of then.entries()) this.action(item, [...path, 'then', i]);
    else this.action(then, [...path, 'then']);
  }

  private given(value: JsonValue | undefined, path: JsonPath): void {
    for (const { text, at } of givenOf(value)) {
      const reason = this.reasonAgainst(text);
      if (reason === undefined) continue;
      const words = `The JSONPath ${shortened(text)} is refused: ${reason}. Write it with the syntax that Spectral’s documentation describes.`;
      this.problems.push(this.file.problem(words, [...path, ...at]));
    }
  }

  private reasonAgainst(text: string): string | undefined {
    try {
      const paths = expandAliases(text, this.aliases);
      this.paths += paths.length;
      if (this.paths > MOST_PATHS) return `this ruleset stands for more than ${MOST_PATHS.toLocaleString('en')} paths`;
      return paths.map(checkJsonPath).find((reason) => reason !== undefined);
    } catch (error) {
      if (error instanceof AliasError) return error.message;
      throw error;
    }
  }

  private action(then: JsonValue | undefined, path: JsonPath): void {
    if (!isJsonObject(then)) return;
    const { field, functionOptions } = then;
    const reason = typeof field === 'string' ? checkField(field) : undefined;
    if (typeof field === 'string' && reason !== undefined) {
      const words = `The field ${shortened(field)} is refused: ${reason}. Name a property instead.`;
      this.problems.push(this.file.problem(words, [...path, 'field']));
    }
    if (hasAsyncSchema(functionOptions)) {
      const words = 'A schema with “$async: true” is refused: its answer would come after the run. Remove that line.';
      this.problems.push(this.file.problem(words, [...path, 'functionOptions']));
    }
  }

  private message(message: JsonValue | undefined, path: JsonPath): void {
    const [first] = typeof message === 'string' ? refusedExpressions(message) : [];
    if (first === undefined) return;
    const words = `The expression ${first} in this message is refused. Known are {{error}}, {{property}}, {{path}}, {{value}}, {{description}} and #{{print("property")}}.`;
    this.problems.push(this.file.problem(words, path));
  }
}

/** A field is a property's path, or a JSONPath where it starts with `$`, which is always left to jsonpath-plus. */
function checkField(field: string): string | undefined {
  if (field.startsWith('$')) return checkFallbackPath(field);
  const name = field.split(/[.[\]'"]+/).find((segment) => segment in Object.prototype);
  return name === undefined ? undefined : `the name “${name}” leads out of the document`;
}

function hasAsyncSchema(value: JsonValue | undefined): boolean {
  if (isJsonArray(value)) return value.some(hasAsyncSchema);
  return isJsonObject(value) && (value['$async'] === true || Object.values(value).some(hasAsyncSchema));
}

function shortened(text: string): string {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

function entriesOf(value: JsonValue | undefined): [string, JsonValue | undefined][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}
