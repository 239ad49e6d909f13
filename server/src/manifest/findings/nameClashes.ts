import type { Route, Service } from '../entities';
import { operationWords, placeInPaths, type GatewayFinding } from './gatewayFinding';

/** The routes and services that get a name, and so an id, that another one has already: the gateway takes each name of a kind once. */
export function nameClashes(uri: string, services: readonly Service[]): GatewayFinding[] {
  const routes = clashes(
    services
      .flatMap((service) => service.routes)
      .map((route) => ({ name: nameOf(route), words: operationWords(route), uri, path: placeInPaths(route) })),
    'route',
  );
  if (routes.length > 0) return routes;
  return clashes(
    services.map(({ name, origin }) => ({
      name,
      words: String(origin.path.at(-1) ?? 'the document'),
      uri: origin.document.uri,
      path: origin.path,
    })),
    'service',
  );
}

function nameOf({ value }: Route): string {
  return typeof value['name'] === 'string' ? value['name'] : '';
}

interface Named {
  readonly name: string;
  readonly words: string;
  readonly uri: string;
  readonly path: GatewayFinding['path'];
}

function clashes(entities: readonly Named[], kind: 'route' | 'service'): GatewayFinding[] {
  const first = new Map<string, Named>();
  const found = new Map<string, GatewayFinding>();
  for (const entity of entities) {
    const other = first.get(entity.name);
    if (other === undefined) first.set(entity.name, entity);
    else if (!found.has(entity.words)) {
      const message = `The ${kind} of ${entity.words} is named ${entity.name} as is that of ${other.words}, and the gateway takes each name once. Give one of them an x-kong-name${kind === 'route' ? ' or an operationId' : ''} of its own.`;
      found.set(entity.words, { code: 'gateway-name-unique', message, uri: entity.uri, path: entity.path });
    }
  }
  return [...found.values()];
}
