import type { Document } from '../../document/document';
import { assemble } from '../assemble';
import type { Context } from '../context';
import { DEFAULT_GATEWAY, type Gateway } from '../gateway';
import type { ManifestProblem, Origin } from '../manifest';
import { checkPlugins } from '../pluginConfigs/checkPlugins';
import { readSpec } from '../readSpec';
import { Refusals } from '../refusals';
import { unenforcedRequirements } from '../security/unenforcedRequirements';
import type { GatewayFinding } from './gatewayFinding';
import { lostProtection } from './lostProtection';
import { nameClashes } from './nameClashes';
import { pathParameterNames } from './pathParameterNames';
import { sameRoutes } from './sameRoutes';
import { shadowedRoutes } from './shadowedRoutes';

/** Whether a gateway has a plugin at all, only its owner knows; an author who writes one down does. */
const EVERY_PLUGIN: Gateway = { edition: 'enterprise', version: DEFAULT_GATEWAY.version };

/**
 * What a Kong gateway would make of a document otherwise than it says, and what the export would refuse, with the options that `export` has when
 * none is given and the gateway that it takes for granted. `documents` are those that the root refers to, by canonical uri. What the export
 * refuses of one operation hides nothing of the others; what it refuses of the whole document leaves nothing else to say.
 */
export function gatewayFindings(root: Document, documents: ReadonlyMap<string, Document>): readonly GatewayFinding[] {
  const { context, draft, problems } = readSpec(root, {}, documents);
  const routes = draft.services.flatMap((service) => service.routes);
  const plugins = checkPlugins(assemble(draft), EVERY_PLUGIN, (uri) => documents.get(uri) ?? root);
  return [
    ...problems.map((problem) => refused(problem, problem.uri === root.uri ? root : documents.get(problem.uri))),
    ...draft.notes.map(findingAs('gateway-export-left-out')),
    ...[...plugins.certain, ...plugins.uncertain].map(findingAs('gateway-plugin-config')),
    ...(context === undefined ? [] : findingsOnContext(root, documents, context)),
    ...sameRoutes(root.uri, routes),
    ...shadowedRoutes(root.uri, routes),
    ...nameClashes(root.uri, draft.services),
  ];
}

function findingsOnContext(root: Document, documents: ReadonlyMap<string, Document>, context: Context): GatewayFinding[] {
  // What is refused here, the export refuses as well, or does once it is asked to carry security.
  const refusals = new Refusals();
  const unenforced = refusals.attempt(() => unenforcedRequirements(root, documents)) ?? [];
  return [
    ...unenforced.map(findingAs('gateway-requirement-unenforced')),
    ...refusals.problems.map(findingAs('gateway-requirement-unenforced')),
    ...lostProtection(context),
    ...pathParameterNames(context),
  ];
}

/** A refusal at its place; one of a text that is read but means something else to others, tabs that indent, has only a range. */
function refused({ message, uri, path, range }: ManifestProblem, document: Document | undefined): GatewayFinding {
  const place = path.length === 0 ? document?.pathAt(range.start) : undefined;
  return { code: 'gateway-export-refused', message, uri, path: place ?? path };
}

function findingAs(code: string): (problem: Origin & { readonly message: string }) => GatewayFinding {
  return ({ message, uri, path }) => ({ code, message, uri, path });
}
