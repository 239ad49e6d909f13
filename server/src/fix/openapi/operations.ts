import { isJsonObject, type JsonObject, type JsonValue } from '../../document/jsonValue';

/** The methods that Spectral's rules know as operations of a path item. */
export const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

/** An operation with the path and the method under which it stands. */
export interface Operation {
  readonly path: string;
  readonly method: string;
  readonly value: JsonObject;
  /** The address of the document in which it is written, and the path to it there. */
  readonly uri: string;
  readonly at: readonly (string | number)[];
}

/** Whether a segment is a method of a path item. */
export function isMethod(segment: JsonValue | undefined): boolean {
  return METHODS.some((method) => method === segment);
}

/** A path as people compare them: without a trailing slash, and whatever its parameters are called (OpenAPI 3.1, section 4.8.8.1). */
export function pathShape(path: string): string {
  return path.replace(/(.)\/+$/, '$1').replace(/\{[^}]*\}/g, '{}');
}

/** The own string value under a key. */
export function stringOf(value: JsonValue | undefined, key: string): string | undefined {
  const child = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof child === 'string' ? child : undefined;
}
