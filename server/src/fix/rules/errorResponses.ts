import { isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { openApiVersionOf } from '../../document/openApiVersion';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { isDescribed } from '../openapi/positionKind';
import { ALLOW_ORIGIN, ERROR_CONTENT, RATE_LIMIT, RETRY_AFTER } from './responseParts';

/** `owasp:api4:2023-rate-limit-responses-429` */
export const response429 = errorResponse('owasp:api4:2023-rate-limit-responses-429', '429', 'Too many requests.');

/** `owasp:api8:2023-define-error-responses-401` */
export const response401 = errorResponse('owasp:api8:2023-define-error-responses-401', '401', 'Not authenticated.');

/** `owasp:api8:2023-define-error-responses-500` */
export const response500 = errorResponse('owasp:api8:2023-define-error-responses-500', '500', 'The server failed.');

/** `owasp:api8:2023-define-error-validation`: any of 400, 422 and 4XX will do. */
export const responseValidation = errorResponse('owasp:api8:2023-define-error-validation', '400', 'The request is not valid.', [
  '422',
  '4XX',
]);

/**
 * Adds the response, or the body that it lacks. A bare one would bring the findings of other OWASP rules, so that it comes with the headers
 * that those ask for. Swagger 2 has no `content`, so that what asks for it cannot be had there.
 */
function errorResponse(code: string, status: string, description: string, alternatives: readonly string[] = []): Fix {
  const asksForContent = alternatives.length === 0;
  return {
    code,
    safety: 'changesContract',
    title: () => `Describe the ${status} response (changes what is returned)`,
    edits(document, finding, { root }) {
      const path = finding.path.at(-1) === status ? finding.path.slice(0, -1) : finding.path;
      const responses = valueAt(document.value, path);
      const version = openApiVersionOf(root.value);
      if (path.at(-1) !== 'responses' || path.at(-2) === 'components' || !isJsonObject(responses) || version === undefined)
        return undefined;
      if (!isDescribed(path.slice(0, -1)) || (version === '2.0' && asksForContent)) return undefined;
      if (alternatives.some((other) => other in responses)) return undefined;
      const there = responses[status];
      if (there === undefined) {
        const value = version === '2.0' ? { description } : response(status, description);
        return editsIn(document, setMapEntry(document, path, status, value, { after: keysBefore(responses, status), otherwise: 'start' }));
      }
      if (!asksForContent || !isJsonObject(there) || '$ref' in there || 'content' in there) return undefined;
      return editsIn(document, setMapEntry(document, [...path, status], 'content', ERROR_CONTENT, { after: ['headers', 'description'] }));
    },
  };
}

function response(status: string, description: string): JsonValue {
  const retry = status === '429' ? { 'Retry-After': RETRY_AFTER } : {};
  const headers = status.startsWith('4')
    ? { headers: { RateLimit: RATE_LIMIT, ...retry, 'Access-Control-Allow-Origin': ALLOW_ORIGIN } }
    : {};
  return { description, ...headers, content: ERROR_CONTENT };
}

/** The statuses that are smaller, nearest first, so that the new one finds its place among them. */
function keysBefore(responses: JsonObject, status: string): string[] {
  return Object.keys(responses)
    .filter((key) => /^[1-5]/.test(key) && key < status)
    .sort()
    .reverse();
}
