import type { Origin } from '../manifest';
import type { Route } from '../entities';

/** Something about a document that the gateway will not do as the document says. `code` is a rule of `specwright:gateway`. */
export interface GatewayFinding extends Origin {
  readonly code: string;
  readonly message: string;
}

/** An operation as people name it, `GET /pets`. */
export function operationWords({ path, value }: Route): string {
  return `${methodOf(value['methods'])} ${path}`;
}

/** The place of a route's operation under the `paths` of the root, also where its path item stands elsewhere. */
export function placeInPaths({ path, value }: Route): readonly string[] {
  return ['paths', path, methodOf(value['methods']).toLowerCase()];
}

function methodOf(methods: unknown): string {
  return Array.isArray(methods) ? String(methods[0]) : '';
}
