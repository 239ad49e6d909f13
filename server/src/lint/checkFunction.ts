import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { Document } from '../document/document';
import { isJsonObject } from '../document/jsonValue';
import type { DocumentCheck, DocumentProblem } from './documentCheck';
import { notedTexts, type LintedTexts } from './lintedTexts';
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
  const known = new WeakMap<LintedTexts, readonly CheckResult[]>();
  return (_value, options, { document }) => {
    const linted = notedTexts(document);
    if (linted === undefined) throw new Error('its texts are not known');
    const results = known.get(linted) ?? run(check, linted);
    known.set(linted, results);
    const code = isJsonObject(options) ? options['code'] : undefined;
    return results.filter((result) => result.code === code).map(({ message, path }) => ({ message, path: path.map(asFragment) }));
  };
}

/** Spectral takes a segment for a part of a JSON Pointer and undoes its escapes. */
function asFragment(segment: string | number): string | number {
  return typeof segment === 'number' ? segment : segment.replaceAll('~', '~0');
}

type CheckResult = Pick<DocumentProblem, 'code' | 'message' | 'path'>;

function run(check: DocumentCheck, linted: LintedTexts): CheckResult[] {
  const documents = new Map([...linted.texts].map(([uri, text]) => [uri, new Document(uri, 0, text)]));
  const root = documents.get(linted.root);
  if (root === undefined || [...documents.values()].some(({ problems }) => problems.length > 0)) return [];
  return check(root, documents).map(({ code, message, uri, path }) => ({ code, message, path: wayTo(root, documents, uri, path) ?? [] }));
}
