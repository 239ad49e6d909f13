import { Context } from '../context';
import { sourceAt } from '../level';
import { isSamePlugin, openIdConnectOf } from '../openIdConnect';
import { operationsOf, pathItemsOf } from '../operations';
import { Refusals } from '../refusals';
import { serversOf } from '../servers';
import type { SpecNode } from '../specNode';
import type { GatewayFinding } from './gatewayFinding';

const PLUGIN = 'x-kong-plugin-openid-connect';

/**
 * The operations whose own servers, or own defaults of services, take them off the service that carries the document's `openid-connect` plugin:
 * as decK generates security, nothing protects them then, whether they repeat the document's requirement or rely on it.
 */
export function lostProtection(context: Context): GatewayFinding[] {
  const refusals = new Refusals();
  const options = { ...context.options, generateSecurity: true, ignoreSecurityErrors: true };
  const asking = new Context(context.document, options, context.references);
  const ofDocument = refusals.attempt(() => openIdConnectOf(asking, context.document, undefined));
  if (ofDocument === undefined || context.document.child(PLUGIN) !== undefined) return [];
  const found: GatewayFinding[] = [];
  for (const [path, reference] of pathItemsOf(context, context.document.child('paths') ?? context.document.with({}))) {
    refusals.attempt(() => {
      const item = context.references.resolve(reference);
      if (item.child(PLUGIN) !== undefined) return;
      for (const [method, operation] of operationsOf(context, item)) {
        const place = ownService(context, operation);
        if (place === undefined || operation.child(PLUGIN) !== undefined || !reliesOnOne(operation)) continue;
        if (!isSamePlugin(openIdConnectOf(asking, operation, ofDocument), ofDocument)) continue;
        found.push({
          code: 'gateway-own-servers-security',
          message: `${method} ${path} has a service of its own at the gateway, and the document’s OpenID Connect stays on the document’s: nothing protects this operation. Export with --security full, move ${String(place.path.at(-1))} to the path, or put ${PLUGIN} on the operation.`,
          uri: place.document.uri,
          path: place.path,
        });
      }
    });
  }
  return found;
}

/** What gives an operation a service of its own; undefined where it has none. */
function ownService(context: Context, operation: SpecNode): SpecNode | undefined {
  if (!sourceAt(context, operation, undefined).ownService) return undefined;
  const key = serversOf(operation).length > 0 ? 'servers' : undefined;
  return [key, 'x-kong-service-defaults', 'x-kong-upstream-defaults']
    .map((name) => operation.child(name ?? ''))
    .find((node) => node !== undefined);
}

/** Whether an operation inherits its requirements or asks for one scheme itself; anything else, decK cannot carry at all. */
function reliesOnOne(operation: SpecNode): boolean {
  const security = operation.child('security');
  return security === undefined || (security.items.length === 1 && security.items[0]?.entries.length === 1);
}
