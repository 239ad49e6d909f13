import type { Range } from '../document/position';

/** One OpenAPI document with everything it leads to. The mock reads no file and fetches nothing: what is not here does not exist for it. */
export interface MockSpec {
  /** The canonical address of the OpenAPI root. */
  readonly root: string;
  /** Every text the root reaches, itself included, by canonical address; unsaved text as it stands. */
  readonly texts: Readonly<Record<string, string>>;
}

/** Something about a specification that keeps it, or a part of it, from being mocked. */
export interface MockProblem {
  /** With an error the specification is not served; with a warning it is, and the sentence says what is missing. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly uri: string;
  /** JSON Pointer as a URI fragment; `#` for the whole text. */
  readonly pointer: string;
  readonly range: Range;
}

/** A request as it came in; the body is decoded as UTF-8. */
export interface MockRequest {
  /** Any case. */
  readonly method: string;
  /** Path and query as they stood on the request line. */
  readonly target: string;
  /** Names in lower case; repeated ones joined as HTTP joins them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer, ready to be sent. */
export interface MockResponse {
  readonly status: number;
  /** Names in lower case; never one that belongs to the connection or to CORS. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** A place in a specification, worded for the person who reads an answer of the mock. */
export interface MockPlace {
  /** The file, relative to the root document's folder, so that no answer tells how this machine is laid out. */
  readonly file: string;
  readonly pointer: string;
  /** One-based. */
  readonly line: number;
}

/** How a mock answers when a request does not say so itself. */
export interface MockOptions {
  /** Random values that fit the schema instead of examples and one fixed value. */
  readonly dynamic: boolean;
}
