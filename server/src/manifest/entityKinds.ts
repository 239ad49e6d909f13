/** What the gateway calls a kind of entity, and the members by which one of them is known among its like, the most telling first. */
export interface EntityKind {
  readonly kind: string;
  readonly names: readonly string[];
  /** Whether two may have the same name where they belong to different entities: the plugin `cors` of two services. */
  readonly scoped?: true;
}

/** The collections of a declarative config, at its top or inside an entity, by the key under which they stand (Kong 3.9, decK's file format 3.0). */
export const COLLECTIONS: ReadonlyMap<string, EntityKind> = new Map<string, EntityKind>([
  ['services', { kind: 'service', names: ['name'] }],
  ['routes', { kind: 'route', names: ['name'] }],
  ['upstreams', { kind: 'upstream', names: ['name'] }],
  ['targets', { kind: 'target', names: ['target'], scoped: true }],
  ['plugins', { kind: 'plugin', names: ['name'], scoped: true }],
  ['consumers', { kind: 'consumer', names: ['username', 'custom_id'] }],
  ['consumer_groups', { kind: 'consumer group', names: ['name'] }],
  ['certificates', { kind: 'certificate', names: ['id'] }],
  ['ca_certificates', { kind: 'CA certificate', names: ['id'] }],
  ['snis', { kind: 'SNI', names: ['name'] }],
  ['vaults', { kind: 'vault', names: ['prefix'] }],
  ['keys', { kind: 'key', names: ['name', 'kid'] }],
  ['key_sets', { kind: 'key set', names: ['name'] }],
  ['filter_chains', { kind: 'filter chain', names: ['name'], scoped: true }],
  ['keyauth_credentials', { kind: 'key-auth credential', names: ['key'], scoped: true }],
  ['basicauth_credentials', { kind: 'basic-auth credential', names: ['username'], scoped: true }],
  ['hmacauth_credentials', { kind: 'hmac-auth credential', names: ['username'], scoped: true }],
  ['jwt_secrets', { kind: 'jwt secret', names: ['key'], scoped: true }],
  ['oauth2_credentials', { kind: 'oauth2 credential', names: ['client_id'], scoped: true }],
  ['mtls_auth_credentials', { kind: 'mtls-auth credential', names: ['subject_name'], scoped: true }],
  ['acls', { kind: 'ACL group', names: ['group'], scoped: true }],
]);

/** The members by which an entity says which others it belongs to, with the collections that these stand in. */
export const OWNERS: ReadonlyMap<string, string> = new Map([
  ['service', 'services'],
  ['route', 'routes'],
  ['consumer', 'consumers'],
  ['consumer_group', 'consumer_groups'],
  ['upstream', 'upstreams'],
  ['certificate', 'certificates'],
]);

/** The members whose order means nothing to the gateway, wherever an entity has them (Kong 3.9, type `set`). */
export const SETS: ReadonlySet<string> = new Set(['tags', 'methods', 'protocols', 'snis']);
