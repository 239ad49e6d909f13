import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { openApiVersionOf } from '../../document/openApiVersion';
import { insertMapEntries } from '../edit/insertMapEntries';
import { setMapEntry } from '../edit/setMapEntry';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { Fix, FixContext } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { isDescribed } from '../openapi/positionKind';
import { reachableDocuments } from '../openapi/reachableDocuments';
import { placeName, referencesOf } from '../openapi/referencesOf';
import { ALLOW_ORIGIN, RATE_LIMIT, RETRY_AFTER } from './responseParts';

/** The ways to say how much of a limit is left; with two of them the rule is not content either. */
const RATE_LIMIT_HEADERS = ['RateLimit', 'RateLimit-Limit', 'RateLimit-Reset', 'X-RateLimit-Limit', 'X-Rate-Limit-Limit'];

/** `owasp:api4:2023-rate-limit`: adds the header `RateLimit`; where there are no headers yet, with the one that `define-cors-origin` asks for. */
export const rateLimit: Fix = {
  code: 'owasp:api4:2023-rate-limit',
  safety: 'changesContract',
  title: () => 'Add the header RateLimit (changes what is returned)',
  edits(document, finding, context) {
    const path = finding.path.at(-1) === 'headers' ? finding.path.slice(0, -1) : finding.path;
    const response = valueAt(document.value, path);
    if (!isJsonObject(response) || '$ref' in response || path.at(-2) !== 'responses' || !isDescribed(path)) return undefined;
    const { headers } = response;
    if (headers === undefined) {
      const value = {
        RateLimit: RATE_LIMIT,
        'Access-Control-Allow-Origin': ALLOW_ORIGIN,
        ...(isAnsweredWith429(document, path, context) ? { 'Retry-After': RETRY_AFTER } : {}),
      };
      return editsIn(document, setMapEntry(document, path, 'headers', value, { after: ['description'] }));
    }
    if (!isJsonObject(headers) || '$ref' in headers || RATE_LIMIT_HEADERS.some((name) => name in headers)) return undefined;
    return editsIn(document, insertMapEntries(document, [...path, 'headers'], [['RateLimit', RATE_LIMIT]]));
  },
};

/** Whether a response stands under 429, itself or by way of a `$ref`: one that has headers has to have `Retry-After`. */
function isAnsweredWith429(document: Document, path: JsonPath, context: FixContext): boolean {
  if (String(path.at(-1)) === '429') return true;
  const edges = reachableDocuments(context).flatMap((each) => referencesOf(each).map((edge) => ({ ...edge, uri: each.uri })));
  const names = [placeName(document.uri, path)];
  for (const name of names) {
    for (const edge of edges) {
      const holder = placeName(edge.uri, edge.path);
      if (edge.target !== name || names.includes(holder)) continue;
      if (String(edge.path.at(-1)) === '429') return true;
      names.push(holder);
    }
  }
  return false;
}

/** `owasp:api4:2023-rate-limit-retry-after` */
export const rateLimitRetryAfter: Fix = {
  code: 'owasp:api4:2023-rate-limit-retry-after',
  safety: 'changesContract',
  title: () => 'Add the header Retry-After (changes what is returned)',
  edits: (document, finding) => editsIn(document, addHeader(document, finding.path, 'Retry-After', RETRY_AFTER)),
};

/** `owasp:api8:2023-define-cors-origin` */
export const defineCorsOrigin: Fix = {
  code: 'owasp:api8:2023-define-cors-origin',
  safety: 'changesContract',
  title: () => 'Add the header Access-Control-Allow-Origin (changes what is returned)',
  edits(document, finding, { root }) {
    const swagger = openApiVersionOf(root.value) === '2.0';
    const value =
      swagger && isJsonObject(ALLOW_ORIGIN) ? { description: ALLOW_ORIGIN['description'] ?? '', ...schemaOf(ALLOW_ORIGIN) } : ALLOW_ORIGIN;
    return editsIn(document, addHeader(document, finding.path, 'Access-Control-Allow-Origin', value));
  },
};

/** Swagger 2 writes what a header holds without a schema around it. */
function schemaOf(header: JsonValue): Record<string, JsonValue | undefined> {
  const schema = isJsonObject(header) ? header['schema'] : undefined;
  return isJsonObject(schema) ? { ...schema } : {};
}

/** Only in a response: elsewhere `headers` may be components, which would be unused, or a property of that name. */
function addHeader(
  ...[document, path, name, value]: [...Parameters<typeof headersOf>, string, JsonValue]
): ReturnType<typeof insertMapEntries> {
  const headers = headersOf(document, path);
  if (headers === undefined || name in headers || '$ref' in headers) return undefined;
  return insertMapEntries(document, path, [[name, value]]);
}

function headersOf(
  document: Parameters<Fix['edits']>[0],
  path: readonly (string | number)[],
): Readonly<Record<string, JsonValue | undefined>> | undefined {
  const headers = valueAt(document.value, path);
  return path.at(-1) === 'headers' && path.at(-3) === 'responses' && isDescribed(path.slice(0, -1)) && isJsonObject(headers)
    ? headers
    : undefined;
}
