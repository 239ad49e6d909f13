import type { MockPlace, MockResponse } from './mockTypes';

/** One thing that is wrong with a request, as the body of an answer tells it. */
export interface ValidationEntry {
  /** Which part of the request: `path`, `query`, `header`, `body`, `security`, `content-type`. */
  readonly location: string;
  /** JSON Pointer to the value within that part; empty for the whole part. */
  readonly pointer: string;
  /** The keyword of JSON Schema that does not hold, where it was one. */
  readonly code?: string;
  readonly message: string;
  /** Where the specification asks for it. */
  readonly spec?: MockPlace;
}

/** What an answer in `application/problem+json` says (RFC 9457). */
export interface Problem {
  readonly status: number;
  /** The last part of the problem's type, in kebab case. */
  readonly type: string;
  readonly title: string;
  readonly detail: string;
  readonly validation?: readonly ValidationEntry[];
  readonly spec?: MockPlace;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An answer that says what is wrong, in `application/problem+json` (RFC 9457). */
export function problemResponse({ headers, type, title, status, ...rest }: Problem): MockResponse {
  const body = { type: `urn:specwright:mock:${type}`, title, status, ...rest };
  return { status, headers: { 'content-type': 'application/problem+json', ...headers }, body: JSON.stringify(body) };
}
