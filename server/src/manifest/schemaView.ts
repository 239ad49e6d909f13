import { isJsonObject, type JsonObject } from '../document/jsonValue';
import { referencesIn } from '../document/references';
import { isMergedIn } from './aliases';
import type { Context } from './context';
import { referenceOf } from './references';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

/**
 * A schema as decK looks at it. A `$ref` alone stands for its target. With keywords beside it, OpenAPI 3.1 makes them count as well, and decK sees
 * those alone; before 3.1 it reads the pair as an `allOf` of both.
 */
export interface SchemaView {
  /** The `$ref` that has to be written, and be defined. */
  readonly reference: string | undefined;
  /** Where the keywords stand; never holds a `$ref` of its own. */
  readonly schema: SpecNode;
  /** Whether `schema` stands beside `reference` rather than being what it leads to. */
  readonly isBeside: boolean;
}

export function viewOf(context: Context, node: SpecNode): SchemaView {
  const written = referenceOf(node);
  if (written === undefined && node.child('$ref') !== undefined) throw new Refusal(node, 'Expected $ref to be a string.');
  if (written === undefined || written === '') return { reference: undefined, schema: node, isBeside: false };
  // decK looks for a $ref before it merges: one that comes by a merge key is replaced by what it leads to, and so is all beside it.
  if (isMergedIn(node, '$ref')) return { reference: undefined, schema: writtenOut(context, node), isBeside: false };
  const reference = context.schemaNames.referenceFor(node, written);
  const siblings = siblingsOf(node);
  if (Object.keys(siblings).length === 0) return { reference, schema: context.references.resolve(node), isBeside: false };
  if (context.keepsSiblings) return { reference, schema: node.with(siblings), isBeside: true };
  return { reference: undefined, schema: node.with({ allOf: [siblings, { $ref: written }] }), isBeside: false };
}

/** What a `$ref` leads to, to stand in its place; refuses what leads back to itself, since there would be no end to it. */
function writtenOut(context: Context, node: SpecNode): SpecNode {
  const target = context.references.resolve(node);
  const reached = new Map([[target.value, target]]);
  for (const from of reached.values()) {
    for (const { path } of referencesIn(from.value)) {
      const holder = from.at(path);
      const next = holder && context.references.resolve(holder);
      if (next?.value === target.value) {
        throw new Refusal(node, 'This $ref comes by a merge key and leads to a schema that holds itself. Write it without the merge key.');
      }
      if (next !== undefined && !reached.has(next.value)) reached.set(next.value, next);
    }
  }
  return target;
}

function siblingsOf({ value }: SpecNode): JsonObject {
  if (!isJsonObject(value)) return {};
  const { $ref: _reference, ...siblings } = value;
  return siblings;
}
