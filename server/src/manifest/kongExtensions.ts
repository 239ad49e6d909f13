import { isJsonObject, type JsonObject } from '../document/jsonValue';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';
import { valueAsDeckReads } from './yamlReading';
import { readAgain } from './yamlScalar';

const COMPONENTS = '#/components/x-kong/';
const PLUGIN_PREFIX = 'x-kong-plugin-';

/** An `x-kong-…` object with its `$ref` followed, and the node that says it in the document. */
export interface KongObject {
  readonly value: JsonObject;
  readonly node: SpecNode;
}

/** Reads the `x-kong-…` extensions of a document. `components` is `#/components/x-kong`, the only place their `$ref`s may lead to. */
export class KongExtensions {
  private readonly components: JsonObject;

  constructor(document: SpecNode) {
    const components = document.child('components')?.child('x-kong');
    if (components !== undefined && !isJsonObject(components.value)) {
      throw new Refusal(components, 'Expected /components/x-kong to be an object.');
    }
    const value = components === undefined ? {} : valueAsDeckReads(components);
    this.components = isJsonObject(value) ? value : {};
  }

  /** `x-kong-name` of a level; empty where there is none. */
  nameOf(level: SpecNode): string {
    const node = level.child('x-kong-name');
    if (node === undefined) return '';
    const name = readAgain(node.text);
    if (name.kind === 'no scalar' || name.kind === 'date') throw new Refusal(node, 'Expected x-kong-name to be a string.');
    return 'text' in name ? name.text : '';
  }

  /** An extension that must be an object; undefined where there is none. */
  objectOf(level: SpecNode, key: string): KongObject | undefined {
    const node = level.child(key);
    if (node === undefined) return undefined;
    const value = valueAsDeckReads(node);
    if (!isJsonObject(value)) throw new Refusal(node, `Expected ${key} to be an object.`);
    return { value: this.dereferenced(node, value), node };
  }

  /** The plugins of a level by their names, in the document's order. */
  pluginsOf(level: SpecNode): (KongObject & { readonly name: string })[] {
    return level.entries
      .filter(([key]) => key.startsWith(PLUGIN_PREFIX))
      .flatMap(([key]) => {
        const plugin = this.objectOf(level, key);
        return plugin === undefined ? [] : [{ name: key.slice(PLUGIN_PREFIX.length), ...plugin }];
      });
  }

  /** Whether a level has plugins of its own. */
  hasPlugins(level: SpecNode): boolean {
    return level.entries.some(([key]) => key.startsWith(PLUGIN_PREFIX));
  }

  private dereferenced(node: SpecNode, value: JsonObject): JsonObject {
    const pointer = value['$ref'];
    if (pointer === undefined || pointer === null) return value;
    if (typeof pointer !== 'string') throw new Refusal(node, 'Expected $ref to be a string.');
    if (!pointer.startsWith(COMPONENTS))
      throw new Refusal(node, `A $ref in an x-kong-… extension may only point to ${COMPONENTS}…, not to ${pointer}.`);
    let target: JsonObject = this.components;
    for (const segment of pointer.slice(COMPONENTS.length).split('/')) {
      const next = Object.hasOwn(target, segment) ? target[segment] : undefined;
      if (next === undefined || next === null)
        throw new Refusal(node, `The $ref ${pointer} leads nowhere. Correct it or add what it names.`);
      if (!isJsonObject(next)) throw new Refusal(node, `Expected the target of the $ref ${pointer} to be an object.`);
      target = next;
    }
    return target;
  }
}
