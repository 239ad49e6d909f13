import type { JsonValue } from '../../document/jsonValue';

const TEXT = { type: 'string', maxLength: 256, pattern: '^[ -~]*$' } as const;
const SECONDS = { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 } as const;

/** The headers that the OWASP rules ask for, each with limits of its own, so that no other rule of theirs is left to complain. */
export const RATE_LIMIT: JsonValue = { description: 'How many requests are left, and for how long.', schema: TEXT };
export const ALLOW_ORIGIN: JsonValue = { description: 'The origins that may read the response.', schema: TEXT };
export const RETRY_AFTER: JsonValue = { description: 'How many seconds to wait before the next request.', schema: SECONDS };

/** The body of an error: an object, as `application/problem+json` has it (RFC 9457). */
export const ERROR_CONTENT: JsonValue = { 'application/problem+json': { schema: { type: 'object' } } };
