import type { JsonObject } from '../document/jsonValue';
import { canonicalJson } from './canonicalJson';
import type { Context } from './context';
import type { Plugin, Route } from './entities';
import { headerVariantsOf } from './headerVariants';
import type { KongObject } from './kongExtensions';
import { pathRegexOf } from './pathRegex';
import { pluginId } from './plugins';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

/** Paths without parameters are tried first, since they are the more exact match (OpenAPI 3.0, "Paths Object"). */
const PLAIN_PRIORITY = 200;
const PARAMETER_PRIORITY = 100;

/** What the routes of one operation are made of. */
export interface RouteSource {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly pathItem: SpecNode;
  readonly operation: SpecNode;
  readonly defaults: KongObject | undefined;
  readonly plugins: readonly Plugin[];
}

/** The routes of an operation: one for each combination of its required header values, then the plain one, which takes what is left. */
export function routesOf(context: Context, source: RouteSource): Route[] {
  const { name, method, path, pathItem, operation, defaults, plugins } = source;
  const { regex, hasParameters } = pathRegexOf(context, path, operation, pathItem);
  const { service: _service, ...given } = defaults?.value ?? {};
  const value: JsonObject = {
    strip_path: false,
    ...given,
    paths: [`~${regex}$`],
    ...context.idOf(`${name}.route`),
    name,
    methods: [method],
    tags: context.tags,
    regex_priority: priorityOf(defaults, hasParameters),
  };
  const variants = context.options.skipRouteByHeader === true ? [] : headerVariantsOf(context, operation, pathItem);
  const variantRoutes = variants.map((headers, index) =>
    variantOf(context, { value, origin: operation, path, plugins }, name, headers, index),
  );
  return [...variantRoutes, { value, origin: operation, path, plugins }];
}

function variantOf(context: Context, route: Route, operation: string, headers: JsonObject, index: number): Route {
  const name = `${operation}_${index}`;
  const plugins = route.plugins.map((plugin) => ({
    ...plugin,
    value: { ...plugin.value, ...pluginId(context, plugin.name, operation + canonicalJson(headers)) },
  }));
  return { ...route, value: { ...route.value, headers, name, ...context.idOf(name) }, plugins };
}

/** A given priority is that of plain paths; a path with parameters comes right after. */
function priorityOf(defaults: KongObject | undefined, hasParameters: boolean): number {
  const given = defaults?.value['regex_priority'];
  if (defaults === undefined || given === undefined) return hasParameters ? PARAMETER_PRIORITY : PLAIN_PRIORITY;
  if (typeof given === 'number' && Number.isInteger(given)) return hasParameters ? given - 1 : given;
  throw new Refusal(defaults.node, 'Expected regex_priority in x-kong-route-defaults to be a whole number.');
}
