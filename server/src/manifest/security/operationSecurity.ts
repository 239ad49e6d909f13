import type { Context } from '../context';
import { DEFAULT_GATEWAY } from '../gateway';
import { documentNameOf } from '../names';
import type { SpecNode } from '../specNode';
import { asksCallers, authoredPlugins, runningPlugins, shownPlugin, type AuthoredPlugin } from './authoredPlugins';
import { anonymousName } from './anonymousConsumer';
import { ANSWERING_PLUGINS, AUTH_PLUGINS } from './authPlugins';
import type { Demand } from './demand';
import { enforcingPlugin, type EnforcingPlugin } from './enforcingPlugin';
import { planOf, type Unenforced } from './plan';
import { alternativesOf, securityOf } from './requirements';

/** An operation whose requirements are to be met. */
export interface SecuredOperation {
  readonly method: string;
  readonly pathItem: SpecNode;
  readonly operation: SpecNode;
}

/** What the routes of an operation must carry so that its requirements are met. */
export interface OperationSecurity {
  /** The requirement, or the list of them, that says so; undefined where nobody says anything. */
  readonly origin: SpecNode | undefined;
  /** Whether a caller has to say who it is. */
  readonly closed: boolean;
  /** The plugins, without ids and tags. */
  readonly plugins: readonly EnforcingPlugin[];
  /** Whether the plugins are alternatives, by way of the anonymous consumer. */
  readonly anonymous: boolean;
  /** What the requirements ask for and the gateway cannot. With any of these, `plugins` are what it can without locking anybody out. */
  readonly unenforced: readonly Unenforced[];
  /** Plugins that ask callers who they are although the operation lets everybody in. */
  readonly notLifted: readonly Unenforced[];
}

/** An operation, and what was found out of its security. */
export type SecuredRoute = SecuredOperation & { readonly security: OperationSecurity };

/** Finds out what an operation's security requirements ask of the gateway that the options name. */
export function operationSecurity(context: Context, { method, pathItem, operation }: SecuredOperation): OperationSecurity {
  const nothing = { origin: undefined, closed: false, plugins: [], anonymous: false, unenforced: [], notLifted: [] };
  const security = securityOf(context, operation);
  if (security === undefined) return nothing;
  const authored = authoredPlugins(context, pathItem, operation);
  const alternatives = alternativesOf(context, security, context.options.gateway ?? DEFAULT_GATEWAY, authored);
  const { kind, demands, gaps } = planOf(alternatives);
  const running = runningPlugins(context, pathItem, operation);
  if (kind === 'open') return { ...nothing, origin: security, notLifted: notLifted(security, running) };
  const node = alternatives.length === 1 ? (alternatives[0]?.node ?? security) : security;
  const anonymous = kind === 'any';
  const hindrances = anonymous ? hindrancesOf(node, demands, running) : [];
  const found = demands.map((demand) =>
    enforcingPlugin(demand, authored.get(demand.plugin), {
      node,
      method,
      anonymous: anonymous ? anonymousName(context) : undefined,
      document: documentNameOf(context),
    }),
  );
  const failed = found.flatMap((each) => (isPlugin(each) ? [] : [each]));
  const unenforced = [...gaps, ...hindrances, ...failed];
  // One of several ways in that is missing would lock out whoever comes by it.
  const plugins = anonymous && unenforced.length > 0 ? [] : found.filter(isPlugin);
  return { origin: node, closed: true, plugins, anonymous: anonymous && plugins.length > 0, unenforced, notLifted: [] };
}

function isPlugin(value: EnforcingPlugin | Unenforced): value is EnforcingPlugin {
  return 'value' in value;
}

/** The plugins that run and would turn callers away from an operation that is open to all. */
function notLifted(security: SpecNode, running: readonly AuthoredPlugin[]): Unenforced[] {
  return running
    .filter((plugin) => (AUTH_PLUGINS.has(plugin.name) || plugin.name === 'acl') && asksCallers(plugin))
    .map((plugin) => ({
      node: security,
      message: `This operation lets everybody in, and ${shownPlugin(plugin)} still asks who calls. ${
        plugin.name === 'acl'
          ? 'Move it to the operations that need it.'
          : `Move what it holds to the scheme, as x-kong-security-${plugin.name}, so that only the operations that ask for the scheme get it.`
      }`,
    }));
}

/** What else runs there that makes an anonymous consumer unsafe. */
function hindrancesOf(node: SpecNode, demands: readonly Demand[], running: readonly AuthoredPlugin[]): Unenforced[] {
  const start = 'Nothing enforces “one of” these requirements: ';
  const unknown = demands.filter(({ plugin }) => !AUTH_PLUGINS.has(plugin));
  const others = running.filter(({ name }) => AUTH_PLUGINS.has(name) && demands.every(({ plugin }) => plugin !== name));
  const answering = running.filter(({ name }) => ANSWERING_PLUGINS.has(name));
  return [
    ...unknown.map(({ plugin }) => `${start}whether ${plugin} can stand beside other plugins is not known. Let callers need it alone.`),
    ...others.map((plugin) => `${start}beside ${shownPlugin(plugin)}, Kong would not ask for the others. Remove it.`),
    ...answering.map(
      (plugin) => `${start}${shownPlugin(plugin)} answers before Kong turns away a caller without credentials. Ask for one of them.`,
    ),
  ].map((message) => ({ node, message }));
}
