import type { ManifestNote } from './manifest';
import type { Consumer, Entity, Plugin, Service } from './entities';
import type { SecuredRoute } from './security/operationSecurity';

/** The manifest while the document is read: entities in the order in which they will stand. */
export class Draft {
  readonly services: Service[] = [];
  readonly upstreams: Entity[] = [];
  /** Plugins that belong to a consumer as well, and so to no single service or route. */
  readonly plugins: Plugin[] = [];
  /** The consumers that the manifest brings along; none unless security is carried in full. */
  readonly consumers: Consumer[] = [];
  /** What has come of the requirements of each operation, where security is carried in full. */
  readonly secured: SecuredRoute[] = [];
  /** What was left out. */
  readonly notes: ManifestNote[] = [];
  /** Services that later paths, and those that later operations, may share; kept apart since only the former carry plugins. */
  readonly shared = { path: new Map<string, Service>(), operation: new Map<string, Service>() };
}
