import { isJsonObject, type JsonObject } from '../document/jsonValue';
import { openApiVersionOf, type OpenApiVersion } from '../document/openApiVersion';
import type { MockProblem } from './mockTypes';
import type { SpecTexts } from './specTexts';

/** An OpenAPI root that can be mocked as far as its own text goes. */
export interface SpecRoot {
  readonly uri: string;
  readonly value: JsonObject;
  readonly version: OpenApiVersion;
}

/** More text than this is refused, since no answer could come within its time limit; in UTF-16 code units. */
export const LARGEST_SPEC = 30_000_000;

/** The root of a specification, or the one problem that keeps it from being mocked. */
export function readSpecRoot(texts: SpecTexts): SpecRoot | MockProblem {
  const uri = texts.spec.root;
  const problem = (message: string): MockProblem => texts.problem('error', message, { uri, path: [] });
  const size = Object.values(texts.spec.texts).reduce((sum, text) => sum + text.length, 0);
  if (size > LARGEST_SPEC) {
    const origin = {
      severity: 'error',
      uri,
      pointer: '#',
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    } as const;
    return {
      ...origin,
      message: `The document and what it refers to are ${Math.ceil(size / 1_000_000)} MB of text; the mock takes up to ${LARGEST_SPEC / 1_000_000} MB. Split it.`,
    };
  }
  const document = texts.document(uri);
  if (document === undefined) return problem('The text of this document was not given to the mock. Save it and start again.');
  const unreadable = unreadableText(texts);
  if (unreadable !== undefined) return unreadable;
  const { value } = document;
  if (value === undefined || value === null) return problem('The document is empty. Begin it with “openapi: 3.1.0”.');
  const version = openApiVersionOf(value);
  if (!isJsonObject(value) || version === undefined)
    return problem('This is no OpenAPI document: it has neither “openapi” nor “swagger” at its top.');
  if (version === 'unknown')
    return problem('The mock knows OpenAPI 3.0, 3.1 and 3.2 and Swagger 2.0. Check the version at the top of the document.');
  if (!isJsonObject(value['paths']) || Object.keys(value['paths']).length === 0)
    return problem('The document has no paths, so there is nothing to mock. Add one under “paths”.');
  return { uri, value, version };
}

/** The first syntax error or name that cannot be handled among all texts. */
function unreadableText(texts: SpecTexts): MockProblem | undefined {
  for (const [uri, text] of Object.entries(texts.spec.texts)) {
    const syntax = texts.document(uri)?.problems[0];
    if (syntax !== undefined) return { severity: 'error', message: syntax.message, uri, pointer: '#', range: syntax.range };
    const line = text.split('\n').findIndex((content) => /(^|[\s{,-])["']?__proto__["']?\s*:/.test(content));
    if (line >= 0 && hasForeignPrototype(texts.document(uri)?.value)) {
      const start = { line, character: 0 };
      return {
        severity: 'error',
        message: 'A key named “__proto__” cannot be mocked. Rename it.',
        uri,
        pointer: '#',
        range: { start, end: start },
      };
    }
  }
  return undefined;
}

/** Whether a `__proto__` key has changed what some object of the value inherits. */
function hasForeignPrototype(value: unknown): boolean {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    const prototype: unknown = Object.getPrototypeOf(next);
    if (prototype !== Object.prototype && prototype !== Array.prototype) return true;
    for (const child of Object.values(next)) if (typeof child === 'object') pending.push(child);
  }
  return false;
}
