import { isMap, isScalar, visit } from 'yaml';
import { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import { isJsonObject, type JsonObject } from '../document/jsonValue';
import { START_OF_TEXT, type Range } from '../document/position';
import { RulesetRefused, refusal } from './refusal';
import type { RulesetProblem } from './rulesetTypes';

/** One file of a ruleset, read as spectral-cli reads it, with the places of what it says. */
export class RulesetFile {
  private constructor(
    private readonly document: Document,
    readonly value: JsonObject,
  ) {}

  get uri(): string {
    return this.document.uri;
  }

  /** Reads a text. Throws `RulesetRefused` when it is no YAML or JSON, or no ruleset at all. */
  static parse(uri: string, text: string): RulesetFile {
    if (text.trim() === '') throw refusal('This ruleset is empty. Write “extends: specwright:recommended” or some rules into it.', uri);
    if (/[\u0000\uFFFD]/.test(text)) throw refusal('This ruleset is not a text file. Write it as YAML or JSON in UTF-8.', uri);
    const document = new Document(uri, 0, text, 'yaml');
    if (document.problems.length > 0) {
      throw new RulesetRefused(document.problems.map(({ message, range }) => ({ message: `This ruleset does not parse: ${message}`, uri, range })));
    }
    const { value } = document;
    if (!isJsonObject(value)) throw refusal('This ruleset is no map of “extends”, “rules” and the like. Write it as a map.', uri);
    const file = new RulesetFile(document, value);
    file.refusePrototypeKeys();
    return file;
  }

  /** The range of what stands at a path, or of the nearest thing around it. */
  rangeOf(path: JsonPath): Range {
    return this.document.rangeOf(path, true) ?? START_OF_TEXT;
  }

  /** A problem at a path of this file. */
  problem(message: string, path: JsonPath, rest: Partial<RulesetProblem> = {}): RulesetProblem {
    return { ...rest, message, uri: this.uri, range: this.rangeOf(path) };
  }

  /** Throws a problem at a path of this file. */
  refuse(message: string, path: JsonPath, rest: Partial<RulesetProblem> = {}): never {
    throw new RulesetRefused([this.problem(message, path, rest)]);
  }

  /** The reader drops such keys or makes prototypes of them, so that only the tree still knows their place. */
  private refusePrototypeKeys(): void {
    const { lines, tree, uri } = this.document;
    visit(tree, {
      Map(_, map) {
        for (const { key } of isMap(map) ? map.items : []) {
          if (!isScalar(key) || key.value !== '__proto__') continue;
          const [start, end] = key.range ?? [0, 0];
          const range = { start: lines.positionAt(start), end: lines.positionAt(end) };
          throw refusal('A ruleset cannot have a key named “__proto__”. Remove or rename it.', uri, { range });
        }
      },
    });
  }
}
