import type { JsonPath } from '../document/jsonPath';
import { isJsonObject, type JsonObject } from '../document/jsonValue';
import { START_OF_TEXT, type Range } from '../document/position';
import { readRulesetText, type RulesetText } from './readRulesetText';
import { RulesetRefused, refusal } from './refusal';
import type { RulesetProblem } from './rulesetTypes';

/** One file of a ruleset, read as spectral-cli reads it, with the places of what it says. */
export class RulesetFile {
  private constructor(
    readonly uri: string,
    readonly value: JsonObject,
    private readonly read: RulesetText,
  ) {}

  /** Reads a text. Throws `RulesetRefused` when it is no YAML or JSON, or no ruleset at all. */
  static parse(uri: string, text: string): RulesetFile {
    if (text.trim() === '') {
      throw refusal('This ruleset is empty. Write “extends: specwright:recommended” or some rules into it.', uri);
    }
    if (text.includes('\0') || text.includes('\uFFFD')) {
      throw refusal('This ruleset is not a text file. Write it as YAML or JSON in UTF-8.', uri);
    }
    const read = readRulesetText(uri, text);
    if (read.problems.length > 0) {
      const words = (message: string): string => `This ruleset does not parse: ${message}`;
      throw new RulesetRefused(read.problems.map(({ message, range }) => ({ message: words(message), uri, range })));
    }
    if (!isJsonObject(read.value)) {
      throw refusal('This ruleset is no map of “extends”, “rules” and the like. Write it as a map.', uri);
    }
    if (read.prototypeKey !== undefined) {
      const range = read.prototypeKey;
      throw refusal('A ruleset cannot have a key named “__proto__”. Remove or rename it.', uri, { range });
    }
    return new RulesetFile(uri, read.value, read);
  }

  /** The range of what stands at a path, or of the nearest thing around it. */
  rangeOf(path: JsonPath): Range {
    return this.read.rangeOf(path) ?? START_OF_TEXT;
  }

  /** A problem at a path of this file. */
  problem(message: string, path: JsonPath, rest: Partial<RulesetProblem> = {}): RulesetProblem {
    return { ...rest, message, uri: this.uri, range: this.rangeOf(path) };
  }

  /** Throws a problem at a path of this file. */
  refuse(message: string, path: JsonPath, rest: Partial<RulesetProblem> = {}): never {
    throw new RulesetRefused([this.problem(message, path, rest)]);
  }
}
