import { mediaKindOf } from './mediaType';
import type { MockOperation } from './mockOperation';
import type { MockResponse } from './mockTypes';
import type { PrismOutcome, Violation } from './prism';
import { problemResponse } from './problemResponse';
import { placeOfAnswer } from './violationPlace';

type Answer = Extract<PrismOutcome, { kind: 'answer' }>;

/** Set on an answer that is not all that the specification promises; the sentences say in what and where. */
export const WARNING_HEADER = 'specwright-mock-warning';

/** Headers that belong to the connection, to the coding of the body or to CORS: the server that sends the answer decides about them. */
const NOT_OURS =
  /^(access-control-.*|connection|content-encoding|content-length|content-type|keep-alive|trailer|transfer-encoding|upgrade|vary)$/;

/** What may be a header's name (RFC 9110, section 5.1). */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Makes an answer of what Prism picked. Where it does not fit its own schema, a header says so. */
export function writeAnswer(operation: MockOperation, answer: Answer, dynamic: boolean): MockResponse {
  const headers: Record<string, string> = {};
  let contentType: string | undefined;
  for (const [name, value] of Object.entries(answer.headers)) {
    const lower = name.toLowerCase();
    if (lower === 'content-type' && typeof value === 'string') contentType = value;
    const text = headerText(value);
    if (text !== undefined && !NOT_OURS.test(lower) && HEADER_NAME.test(name)) headers[lower] = text;
  }
  const warnings = [...answer.warnings, ...answer.violations].map((violation) => warningText(operation, answer.status, violation));
  if (dynamic) headers['cache-control'] ??= 'no-store';
  if (answer.status < 200 || answer.status > 599 || !Number.isInteger(answer.status)) {
    return unsendable(operation, `The operation has no response that can be sent: it offers status ${answer.status}.`);
  }
  const body = answer.status === 204 || answer.status === 304 ? undefined : bodyText(answer.body, contentType);
  if (body instanceof Unwritable) return unsendable(operation, body.message);
  if (contentType !== undefined && body !== undefined) headers['content-type'] = asciiText(contentType);
  if (warnings.length > 0) headers[WARNING_HEADER] = asciiText([...new Set(warnings)].join('; ')).slice(0, 2000);
  return { status: answer.status, headers, body };
}

class Unwritable {
  constructor(readonly message: string) {}
}

function bodyText(body: unknown, contentType: string | undefined): string | undefined | Unwritable {
  if (body === undefined) return undefined;
  const kind = mediaKindOf(contentType ?? 'text/plain');
  if (kind === 'json') return JSON.stringify(body);
  if (typeof body === 'string') return body;
  if (kind === 'text' && (typeof body === 'number' || typeof body === 'boolean')) return String(body);
  return new Unwritable(
    `The mock cannot write ${contentType ?? 'this body'} from a schema. Give the response an example that is a string, or ask for application/json.`,
  );
}

function unsendable(operation: MockOperation, detail: string): MockResponse {
  const { uri, path } = operation.operation.origin;
  const spec = operation.parts.texts.place({ uri, path: [...path, 'responses'] });
  return problemResponse({ status: 501, type: 'not-mockable', title: 'This answer cannot be mocked', detail, spec });
}

function warningText(operation: MockOperation, status: number, violation: Violation): string {
  const place = placeOfAnswer(operation, status, violation);
  return place === undefined ? violation.message : `${violation.message} (${place.file}:${place.line})`;
}

function headerText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  return asciiText(typeof value === 'string' ? value : JSON.stringify(value));
}

/** A header's value may hold visible ASCII only; all else is percent-encoded (RFC 9110, section 5.5). */
function asciiText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\x20-\x7e]+/g, encodeURIComponent);
}
