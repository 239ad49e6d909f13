import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import type { Context } from './context';
import type { Entity, Service } from './entities';
import type { KongObject } from './kongExtensions';
import { Refusal } from './refusal';
import { targetsOf, type Target } from './servers';
import type { SpecNode } from './specNode';

/** What a service is made of at one level of the document, defaults of outer levels included. */
export interface ServiceSource {
  readonly servers: readonly SpecNode[];
  readonly serviceDefaults: KongObject | undefined;
  readonly upstreamDefaults: KongObject | undefined;
  /** The level itself: document, path or operation. */
  readonly origin: SpecNode;
}

/** A service and, where several servers or upstream defaults ask for one, the upstream that it points to. */
export function createService(context: Context, name: string, source: ServiceSource): { service: Service; upstream: Entity | undefined } {
  const defaults = source.serviceDefaults?.value ?? {};
  const [target, ...others] = targetsOf(source.servers, protocolOf(source) ?? 'https');
  const needsUpstream = isAbsent(defaults['host']) && (others.length > 0 || source.upstreamDefaults !== undefined);
  const upstream = needsUpstream ? createUpstream(context, name, source) : undefined;
  const protocol = protocolOf(source) ?? target.scheme;
  const value: JsonObject = {
    ...defaults,
    ...context.idOf(`${name}.service`),
    name,
    tags: context.tags,
    protocol,
    path: isAbsent(defaults['path']) ? target.path : defaults['path'],
    port: isAbsent(defaults['port']) ? portOf(source, target, protocol) : defaults['port'],
    host: isAbsent(defaults['host']) ? (upstream?.value['name'] ?? target.hostName) : defaults['host'],
  };
  return { service: { name, value, origin: source.origin, plugins: [], routes: [] }, upstream };
}

/** The same text for two sources exactly when their services would be the same but for the name. */
export function serviceKeyOf({ servers, serviceDefaults, upstreamDefaults }: ServiceSource): string {
  const defaults = [serviceDefaults, upstreamDefaults].map((given) => (given === undefined ? '' : canonicalJson(given.value)));
  return JSON.stringify([targetsOf(servers, 'https'), ...defaults]);
}

function createUpstream(context: Context, service: string, source: ServiceSource): Entity {
  const name = `${service}.upstream`;
  const defaults = source.upstreamDefaults?.value ?? {};
  const targets = isAbsent(defaults['targets'])
    ? targetsOf(source.servers, 'https').map(({ host }): JsonObject => ({ target: host, tags: context.tags }))
    : givenTargets(context, source.upstreamDefaults, defaults['targets']);
  return { value: { ...defaults, ...context.idOf(name), name, tags: context.tags, targets }, origin: source.origin };
}

function givenTargets(context: Context, defaults: KongObject | undefined, targets: JsonValue | undefined): JsonObject[] {
  const place = defaults?.node.child('targets') ?? defaults?.node ?? context.document;
  if (!isJsonArray(targets)) throw new Refusal(place, 'Expected targets in x-kong-upstream-defaults to be an array.');
  return targets.map((target) => {
    if (!isJsonObject(target)) throw new Refusal(place, 'Expected each of the targets in x-kong-upstream-defaults to be an object.');
    return { ...target, tags: context.tags };
  });
}

function protocolOf({ serviceDefaults, origin }: ServiceSource): string | undefined {
  const protocol = serviceDefaults?.value['protocol'];
  if (isAbsent(protocol)) return undefined;
  if (typeof protocol === 'string') return protocol;
  throw new Refusal(serviceDefaults?.node ?? origin, 'Expected protocol in x-kong-service-defaults to be a string.');
}

function portOf({ servers, origin }: ServiceSource, target: Target, protocol: string): number {
  if (target.port === '') return protocol === 'http' ? 80 : 443;
  const port = Number(target.port);
  if (port <= 65535) return port;
  throw new Refusal(servers[0]?.child('url') ?? origin, `The port ${target.port} is out of range: ports go up to 65535.`);
}

/** Null is as good as absent here, as it is to decK. */
function isAbsent(value: JsonValue | undefined): value is null | undefined {
  return value === undefined || value === null;
}
