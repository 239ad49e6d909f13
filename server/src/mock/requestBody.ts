import { essenceOf, mediaKindOf } from './mediaType';
import type { MockRequest } from './mockTypes';
import { problemResponse } from './problemResponse';
import type { MockResponse } from './mockTypes';

/** A request's body as Prism takes it: a value for JSON, else the text; or the answer that says why it is none. */
export type ReadBody = { readonly ok: true; readonly body: unknown } | { readonly ok: false; readonly response: MockResponse };

/** Reads the body by its Content-Type. Malformed JSON is a 400 and a Content-Type that is none a 415. */
export function readRequestBody(request: MockRequest): ReadBody {
  const contentType = request.headers['content-type'];
  const text = request.body;
  if (contentType !== undefined && essenceOf(contentType) === undefined) {
    return {
      ok: false,
      response: problemResponse({
        status: 415,
        type: 'unsupported-content-type',
        title: 'Not a content type',
        detail: `“${contentType}” is no media type. Send one such as application/json.`,
      }),
    };
  }
  if (text === undefined || text === '') return { ok: true, body: undefined };
  if (contentType === undefined || mediaKindOf(contentType) !== 'json') return { ok: true, body: text };
  try {
    return { ok: true, body: JSON.parse(text) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const detail = `The body says it is ${essenceOf(contentType) ?? 'JSON'} but is no valid JSON: ${why}`;
    return {
      ok: false,
      response: problemResponse({
        status: 400,
        type: 'malformed-body',
        title: 'Malformed JSON',
        detail,
        validation: [{ location: 'body', pointer: '', message: why }],
      }),
    };
  }
}
