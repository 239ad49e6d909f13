import type { JsonObject } from '../document/jsonValue';
import type { SpecNode } from './specNode';

/** An entity of the gateway's config while it is made: what it holds besides entities of its own, and where it comes from. */
export interface Entity {
  readonly value: JsonObject;
  readonly origin: SpecNode;
}

export interface Plugin extends Entity {
  readonly name: string;
}

export interface Route extends Entity {
  /** The path of the document that it serves, as written there. */
  readonly path: string;
  readonly plugins: readonly Plugin[];
}

/** A service; its routes and plugins are found one after the other, so they are added as the document is read. */
export interface Service {
  readonly name: string;
  readonly origin: SpecNode;
  value: JsonObject;
  plugins: readonly Plugin[];
  readonly routes: Route[];
}

/** Somebody who calls; its plugins are run whatever the route. */
export interface Consumer extends Entity {
  readonly plugins: readonly Plugin[];
}
