import { pointerOf } from '../../../server/src/document/jsonPath';
import type { Finding } from '../../../server/src/document/finding';

/** The findings of a rule that are still there after a fix, and those of any rule that came with it. */
export interface Comparison {
  readonly remaining: number;
  readonly came: readonly string[];
}

/**
 * Compares findings before and after. A fix that moves or renames things changes places and the words that name them, so such findings are
 * counted by rule alone.
 */
export function compareFindings(before: readonly Finding[], after: readonly Finding[], code: string): Comparison {
  const placed = countBy(before, placeOf);
  const strangers = after.filter((finding) => {
    const left = placed.get(placeOf(finding)) ?? 0;
    placed.set(placeOf(finding), left - 1);
    return left < 1;
  });
  const counts = countBy(before, ({ code: own }) => own);
  const afterCounts = countBy(after, ({ code: own }) => own);
  const came = strangers.filter(
    ({ code: own }) => (afterCounts.get(own) ?? 0) > (counts.get(own) ?? 0) || (own !== code && !MOVING.has(code)),
  );
  return { remaining: afterCounts.get(code) ?? 0, came: came.map(placeOf) };
}

/** Fixes after which what is left stands elsewhere. */
const MOVING: ReadonlySet<string> = new Set([
  'all safe fixes',
  'duplicated-entry-in-enum',
  'gateway-path-parameter-length',
  'no-$ref-siblings',
  'oas2-unused-definition',
  'oas3-unused-component',
  'openapi-tags-alphabetical',
  'operation-tag-defined',
  'operation-tags',
  'owasp:api8:2023-no-scheme-http',
  'path-keys-no-trailing-slash',
]);

function placeOf({ code, uri, path, message }: Finding): string {
  return `${code} at ${uri?.split('/').at(-1) ?? ''}${pointerOf(path)}: ${message}`;
}

function countBy(findings: readonly Finding[], keyOf: (finding: Finding) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return counts;
}
