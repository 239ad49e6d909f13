import { getLocationForJsonPath, parseWithPointers } from '@stoplight/json';
import { isScalar, visit } from 'yaml';
import { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import { LineIndex } from '../document/lineIndex';
import { START_OF_TEXT, type Range } from '../document/position';
import type { SyntaxProblem } from '../document/parse';

/** What a ruleset's text says. */
export interface RulesetText {
  readonly value: unknown;
  readonly problems: readonly SyntaxProblem[];
  /** Where a key `__proto__` stands: readers drop it or make a prototype of it, so that the value no longer tells. */
  readonly prototypeKey: Range | undefined;
  /** The range of what stands at a path or of the nearest thing around it; undefined where there is nothing. */
  rangeOf(path: JsonPath): Range | undefined;
}

/** Reads a text with the reader that spectral-cli takes for rulesets: JSON with comments for `.json`, YAML otherwise. Never throws. */
export function readRulesetText(uri: string, text: string): RulesetText {
  return /\.json$/i.test(uri) ? readJson(text) : readYaml(uri, text);
}

function readYaml(uri: string, text: string): RulesetText {
  const document = new Document(uri, 0, text, 'yaml');
  const { value, problems } = document;
  return {
    value,
    problems,
    prototypeKey: problems.length > 0 ? undefined : prototypeKeyIn(document),
    rangeOf: (path) => document.rangeOf(path, true),
  };
}

function prototypeKeyIn({ tree, lines }: Document): Range | undefined {
  let found: Range | undefined;
  visit(tree, {
    Pair(_, { key }) {
      if (!isScalar(key) || key.value !== '__proto__') return undefined;
      const [start, end] = key.range ?? [0, 0];
      found = { start: lines.positionAt(start), end: lines.positionAt(end) };
      return visit.BREAK;
    },
  });
  return found;
}

function readJson(text: string): RulesetText {
  try {
    const options = { allowTrailingComma: true, disallowComments: false, ignoreDuplicateKeys: true };
    const result = parseWithPointers<unknown>(text, options);
    const key = /"(?:_|\\u005f){2}proto(?:_|\\u005f){2}"(?=\s*:)/i.exec(text);
    const lines = new LineIndex(text);
    return {
      value: result.data,
      problems: result.diagnostics.map(({ message, range }) => ({ message, range })),
      prototypeKey: key === null ? undefined : { start: lines.positionAt(key.index), end: lines.positionAt(key.index + key[0].length) },
      rangeOf: (path) => getLocationForJsonPath(result, [...path], true)?.range,
    };
  } catch (error) {
    const message = error instanceof RangeError ? 'it is nested too deeply to be read' : String(error);
    return {
      value: undefined,
      problems: [{ message, range: START_OF_TEXT }],
      prototypeKey: undefined,
      rangeOf: () => undefined,
    };
  }
}
