import type { ManifestNote } from './manifest';
import type { Entity, Plugin, Service } from './entities';

/** The manifest while the document is read: entities in the order in which they will stand. */
export class Draft {
  readonly services: Service[] = [];
  readonly upstreams: Entity[] = [];
  /** Plugins that belong to a consumer as well, and so to no single service or route. */
  readonly plugins: Plugin[] = [];
  /** What was left out. */
  readonly notes: ManifestNote[] = [];
  /** Services that later paths, and those that later operations, may share; kept apart since only the former carry plugins. */
  readonly shared = { path: new Map<string, Service>(), operation: new Map<string, Service>() };
}
