import type { Range } from '../document/position';

/** A stretch of a document. Plain, as everything here, since it goes from one thread to another. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** An entity of a manifest: where it stands in the manifest's text, and where it comes from. */
export interface ExplainedEntity {
  /** JSON Pointer to it in the config. */
  readonly pointer: string;
  /** Its first line in the YAML text and the one after its last, zero-based. */
  readonly first: number;
  readonly end: number;
  /** What it comes from, whole, and the words there that name it. */
  readonly origin: Place;
  readonly named: Range;
}

/** A plugin that works on the requests of a route. */
export interface ExplainedPlugin {
  readonly name: string;
  /** The level of the document that asks for it. */
  readonly from: 'document' | 'path' | 'operation';
  readonly place: Place;
  /** The one consumer whose requests it works on, where it is bound to one. */
  readonly consumer?: string;
}

/** A route, as a person wants to know of it at its operation. */
export interface ExplainedRoute {
  readonly pointer: string;
  readonly name: string;
  readonly id?: string;
  readonly service: string;
  /** The regular expressions that requests' paths are held against, with Kong's `~` before each. */
  readonly paths: readonly string[];
  readonly priority?: number;
  /** The values of headers that a request must have, by name. */
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly plugins: readonly ExplainedPlugin[];
}

/** An operation of a document with the routes that were made of it, the plain one last. */
export interface ExplainedOperation {
  readonly method: string;
  readonly path: string;
  /** The key of the method, and that of the path in the root. */
  readonly methodKey: Place;
  readonly pathKey: Place;
  readonly routes: readonly ExplainedRoute[];
}

/** What a manifest is and where all of it comes from. */
export interface Explanation {
  readonly entities: readonly ExplainedEntity[];
  readonly operations: readonly ExplainedOperation[];
}
