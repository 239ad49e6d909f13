import { pointerOf } from '../../document/jsonPath';
import type { ManifestProblem } from '../manifest';
import { Refusal } from '../refusal';
import type { Unenforced } from './plan';

/** Problems, each place and reason once: what many operations inherit is found for each of them, and a place in a text is costly to look up. */
export function oncePerPlace(found: readonly Unenforced[]): readonly ManifestProblem[] {
  const once = new Map(
    found.map((each) => [JSON.stringify([each.node.document.uri, pointerOf(each.node.path), each.message]), each] as const),
  );
  return [...once.values()].map(({ node, message }) => new Refusal(node, message).problem);
}
