import type { Document } from '../../document/document';
import { Context } from '../context';
import { DEFAULT_GATEWAY, type Gateway } from '../gateway';
import type { ManifestProblem } from '../manifest';
import { operationsOf, pathItemsOf } from '../operations';
import { References } from '../references';
import { Refusal } from '../refusal';
import { SpecNode } from '../specNode';
import { alternativesOf, securityOf } from './requirements';

/** A security requirement that nothing at the gateway enforces: why, what to do, and where it stands. */
export type UnenforcedRequirement = ManifestProblem;

/**
 * The security requirements of a document's operations that a gateway cannot enforce, each place and reason once, in the order of the text's paths.
 * `documents` are those that the root refers to, by canonical uri. Only what an operation relies on counts: a document's requirement that every
 * operation replaces promises nothing. Empty where the document is no OpenAPI 3 document.
 */
export function unenforcedRequirements(
  root: Document,
  documents: ReadonlyMap<string, Document>,
  gateway: Gateway = DEFAULT_GATEWAY,
): readonly UnenforcedRequirement[] {
  const spec = SpecNode.rootOf(root);
  const found = new Map<string, UnenforcedRequirement>();
  const add = ({ problem }: Refusal) => found.set(JSON.stringify([problem.uri, problem.path, problem.message]), problem);
  const context = new Context(spec, {}, new References(root, documents));
  for (const [, item] of pathItemsOf(spec.child('paths') ?? spec.with({}))) {
    for (const [, operation] of operationsOf(context, context.references.resolve(item))) {
      const security = securityOf(context, operation);
      if (security === undefined) continue;
      for (const { node, gaps } of alternativesOf(context, security, gateway)) {
        for (const gap of gaps) add(new Refusal(node, gap));
      }
    }
  }
  return [...found.values()];
}
