import { isJsonArray } from '../../document/jsonValue';
import type { Context } from '../context';
import type { Gateway } from '../gateway';
import type { SpecNode } from '../specNode';
import { versionOf } from '../specVersion';
import { isGap, type Demand, type Gap } from './demand';
import { demandOf } from './schemes';

/** One way in: what its schemes ask for together, and why some of them cannot be asked for. */
export interface Alternative {
  readonly node: SpecNode;
  readonly demands: readonly Demand[];
  /** Sentences. */
  readonly gaps: readonly string[];
}

/** The `security` that counts for an operation: its own, else the document's; undefined where nobody says anything. */
export function securityOf(context: Context, operation: SpecNode): SpecNode | undefined {
  return operation.child('security') ?? context.document.child('security');
}

/** The requirements of a `security`, of which a caller must meet one. `authored` are the plugins that the author has put in place, by name. */
export function alternativesOf(
  context: Context,
  security: SpecNode,
  gateway: Gateway,
  authored: ReadonlyMap<string, unknown>,
): readonly Alternative[] {
  if (!isJsonArray(security.value)) return [unreadable(security, 'Expected security to be an array of requirements.')];
  return security.items.map((node) => {
    if (!node.isObject) return unreadable(node, 'Expected a security requirement to be an object of schemes and their scopes.');
    const demands: Demand[] = [];
    const gaps: string[] = [];
    for (const [name, scopes] of node.entries) {
      const demand = demandAt(context, node, name, scopes, gateway, authored);
      if (isGap(demand)) gaps.push(`Nothing enforces “${name}”: ${demand.reason}. ${demand.advice}`);
      else demands.push(demand);
    }
    return { node, demands, gaps };
  });
}

function demandAt(
  context: Context,
  requirement: SpecNode,
  name: string,
  scopes: SpecNode,
  gateway: Gateway,
  authored: ReadonlyMap<string, unknown>,
): Demand | Gap {
  if (!isJsonArray(scopes.value)) return { reason: 'its scopes are no array', advice: 'Write [] for none.' };
  const scheme = schemeOf(context, requirement, name);
  if (scheme === undefined) return { reason: 'the document has no such security scheme', advice: 'Add it to components.securitySchemes.' };
  return demandOf(
    context,
    scheme,
    scopes.items.map(({ text }) => text),
    gateway,
    authored,
  );
}

function unreadable(node: SpecNode, gap: string): Alternative {
  return { node, demands: [], gaps: [gap] };
}

/** The scheme of a name: a component of the root, or since OpenAPI 3.2 what an address leads to. */
function schemeOf(context: Context, requirement: SpecNode, name: string): SpecNode | undefined {
  const scheme = context.document.child('components')?.child('securitySchemes')?.child(name);
  if (scheme !== undefined) return context.references.resolve(scheme);
  if (versionOf(context.document) !== '3.2' || !/[#./]/.test(name)) return undefined;
  return context.references.resolve(requirement.with({ $ref: name }));
}
