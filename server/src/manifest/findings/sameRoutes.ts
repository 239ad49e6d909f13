import type { Route } from '../entities';
import { operationWords, placeInPaths, type GatewayFinding } from './gatewayFinding';
import { conditionsOf, segmentsOf } from './routeShape';

/** The operations whose route matches the very requests of another one's: only one of the two is ever reached. */
export function sameRoutes(uri: string, routes: readonly Route[]): GatewayFinding[] {
  const first = new Map<string, Route>();
  const found = new Map<string, GatewayFinding>();
  for (const route of routes) {
    const key = segmentsOf(route).join('/') + conditionsOf(route);
    const other = first.get(key);
    if (other === undefined) first.set(key, route);
    else if (!found.has(operationWords(route))) {
      const message = `${operationWords(route)} has the same route as ${operationWords(other)}: the gateway sends the requests of both to one of them. Tell them apart by more than the names of parameters.`;
      found.set(operationWords(route), { code: 'gateway-route-unique', message, uri, path: placeInPaths(route) });
    }
  }
  return [...found.values()];
}
