import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReferenceGraph } from '../../../server/src/document/referenceGraph';

describe('the graph of references', () => {
  it('says after each change which roots lead to a document, as going through all of them does', () => {
    const uri = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const change = fc.record({
      uri,
      references: fc.option(fc.uniqueArray(uri), { nil: undefined }),
      isRoot: fc.boolean(),
      asked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
        const graph = new ReferenceGraph();
        const known = new Map<string, { readonly references: readonly string[]; readonly isRoot: boolean }>();
        for (const { uri: changed, references, isRoot, asked } of changes) {
          if (references === undefined) {
            graph.delete(changed);
            known.delete(changed);
          } else {
            graph.set(changed, references, isRoot);
            known.set(changed, { references, isRoot });
          }
          // Where nobody asks in between, several changes are taken in at once.
          if (!asked) continue;
          for (const each of ['a', 'b', 'c', 'd', 'e']) assert.deepEqual(graph.rootsOf(each), rootsLeadingTo(each, known));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** By the definition: the document itself where it is a root, then every other root from which it is reached, sorted. */
function rootsLeadingTo(
  uri: string,
  known: ReadonlyMap<string, { readonly references: readonly string[]; readonly isRoot: boolean }>,
): string[] {
  const leads = (from: string, passed: readonly string[]): boolean =>
    from === uri || (known.get(from)?.references ?? []).some((next) => !passed.includes(next) && leads(next, [...passed, next]));
  const roots = [...known].filter(([, { isRoot }]) => isRoot).map(([root]) => root);
  const others = roots.filter((root) => root !== uri && leads(root, [root])).sort();
  return roots.includes(uri) ? [uri, ...others] : others;
}
