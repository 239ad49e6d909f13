import type { Route } from '../entities';
import { operationWords, placeInPaths, type GatewayFinding } from './gatewayFinding';
import { conditionsOf, priorityOf, segmentsOf } from './routeShape';
import { ShapeTree } from './shapeTree';

/**
 * The operations all of whose requests fit a less exact route too, which the gateway does not try after theirs: `/users/me/{x}` beside
 * `/users/{id}/{x}`. OpenAPI wants the more exact path first (3.1, "Paths Object"); decK knows but two priorities, with and without parameters.
 */
export function shadowedRoutes(uri: string, routes: readonly Route[]): GatewayFinding[] {
  const trees = new Map<string, ShapeTree<Route>>();
  for (const route of routes) {
    const conditions = conditionsOf(route);
    const tree = trees.get(conditions) ?? new ShapeTree<Route>();
    tree.add(segmentsOf(route), route);
    trees.set(conditions, tree);
  }
  const found = new Map<string, GatewayFinding>();
  for (const route of routes) {
    const wider = trees.get(conditionsOf(route))?.wider(segmentsOf(route)) ?? [];
    const first = wider.toSorted((a, b) => priorityOf(b) - priorityOf(a))[0];
    if (first === undefined || priorityOf(first) < priorityOf(route) || found.has(operationWords(route))) continue;
    found.set(operationWords(route), { code: 'gateway-route-shadowed', message: wordsOn(route, first), uri, path: placeInPaths(route) });
  }
  return [...found.values()];
}

function wordsOn(route: Route, wider: Route): string {
  const both = `Every request for ${operationWords(route)} fits ${operationWords(wider)} as well, `;
  const own = priorityOf(route);
  if (priorityOf(wider) > own)
    return `${both}which the gateway tries first: its regex_priority is ${priorityOf(wider)}, this one’s ${own}. Raise it.`;
  return `${both}and both have the regex_priority ${own}: the gateway may take either. Raise this one’s with x-kong-route-defaults.`;
}
