import type { Document } from '../../document/document';
import { Context } from '../context';
import { DEFAULT_GATEWAY, type Gateway } from '../gateway';
import type { ManifestProblem } from '../manifest';
import { operationsOf, pathItemsOf } from '../operations';
import { References } from '../references';
import { Refusals } from '../refusals';
import { SpecNode } from '../specNode';
import { oncePerPlace } from './oncePerPlace';
import { operationSecurity } from './operationSecurity';
import type { Unenforced } from './plan';

/** A security requirement that nothing at the gateway enforces: why, what to do, and where it stands. */
export type UnenforcedRequirement = ManifestProblem;

/**
 * The security requirements of a document's operations that a gateway cannot enforce, each place and reason once, in the order of the paths' names.
 * `documents` are those that the root refers to, by canonical uri. Only what an operation relies on counts: a document's requirement that every
 * operation replaces promises nothing. What of the document cannot be read is passed over.
 */
export function unenforcedRequirements(
  root: Document,
  documents: ReadonlyMap<string, Document>,
  gateway: Gateway = DEFAULT_GATEWAY,
): readonly UnenforcedRequirement[] {
  const spec = SpecNode.rootOf(root);
  const found: Unenforced[] = [];
  const unreadable = new Refusals();
  const context = unreadable.attempt(() => new Context(spec, { security: 'full', gateway }, new References(root, documents)));
  const paths = spec.child('paths');
  if (context === undefined || paths === undefined) return [];
  for (const [, item] of pathItemsOf(context, paths)) {
    const operations = unreadable.attempt(() => {
      const pathItem = context.references.resolve(item);
      return operationsOf(context, pathItem).map(([method, operation]) => ({ method, pathItem, operation }));
    });
    for (const place of operations ?? []) {
      const security = unreadable.attempt(() => operationSecurity(context, place));
      found.push(...(security?.unenforced ?? []));
    }
  }
  return oncePerPlace(found);
}
