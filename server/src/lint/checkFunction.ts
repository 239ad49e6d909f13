import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { Document } from '../document/document';
import type { JsonPath } from '../document/jsonPath';
import { isJsonObject } from '../document/jsonValue';
import type { DocumentCheck, DocumentProblem } from './documentCheck';
import { notedTexts, type LintedTexts } from './lintedTexts';
import { spectralPath, type Place } from './spectralPath';
import { wayTo } from './wayTo';

/** What a rule function gives back to Spectral. */
interface RuleResult {
  readonly message: string;
  readonly path: (string | number)[];
}

/**
 * A rule function that gives the problems of a check, those of its `code` option, at the places where Spectral knows them. A run is checked once,
 * however many rules ask. While a text does not parse it gives nothing: the syntax findings say what is wrong.
 */
export function checkFunction(check: DocumentCheck): (value: unknown, options: unknown, context: RulesetFunctionContext) => RuleResult[] {
  const known = new WeakMap<LintedTexts, readonly FoundProblem[]>();
  return (_value, options, { document, documentInventory, rule }) => {
    const linted = notedTexts(document);
    if (linted === undefined) throw new Error('its texts are not known');
    const problems = known.get(linted) ?? run(check, linted);
    known.set(linted, problems);
    const code = isJsonObject(options) ? options['code'] : undefined;
    const placeOf = (path: JsonPath): Place | undefined => {
      const item = documentInventory.findAssociatedItemForPath([...path], true);
      return item?.document.source ? { uri: linted.uriOf(item.document.source), path: item.path } : undefined;
    };
    const wanted = problems.filter((problem) => problem.code === code);
    // A rule that follows no references has its places where they are written; Spectral cuts them off where a reference stands.
    const pathOf = ({ way, ...place }: FoundProblem): JsonPath => (rule.resolved ? spectralPath(place, way, placeOf) : way);
    return wanted.map((problem) => ({ message: problem.message, path: pathOf(problem).map(asFragment) }));
  };
}

/** Spectral takes a segment for a part of a JSON Pointer and undoes its escapes. */
function asFragment(segment: string | number): string | number {
  return typeof segment === 'number' ? segment : segment.replaceAll('~', '~0');
}

/** A problem with the path that leads to it from the root once references are followed. */
interface FoundProblem extends DocumentProblem {
  readonly way: JsonPath;
}

function run(check: DocumentCheck, linted: LintedTexts): FoundProblem[] {
  const documents = new Map([...linted.texts].map(([uri, text]) => [uri, new Document(uri, 0, text)]));
  const root = documents.get(linted.root);
  if (root === undefined || [...documents.values()].some(({ problems }) => problems.length > 0)) return [];
  return check(root, documents).map((problem) => ({ ...problem, way: wayTo(root, documents, problem.uri, problem.path) ?? [] }));
}
