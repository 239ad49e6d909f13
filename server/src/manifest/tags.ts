import { itemText } from './aliases';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';
import { readAgain } from './yamlScalar';

/** The tags that every entity carries: those asked for, else the document's `x-kong-tags`, else none. */
export function tagsOf(document: SpecNode, selected: readonly string[] | undefined): readonly string[] {
  if (selected !== undefined && selected.length > 0) return selected;
  const extension = document.child('x-kong-tags');
  if (extension === undefined) return [];
  // decK takes the keys and values of an object for tags as well.
  const members = extension.entries.flatMap(([key, value]) => [tagOf(value, key), tagOf(value, value.text)]);
  return [...extension.items.map((item) => tagOf(item, itemText(item))), ...members];
}

function tagOf(node: SpecNode, text: string): string {
  const tag = readAgain(text);
  if (tag.kind === 'string') return tag.text;
  throw new Refusal(node, `Expected x-kong-tags to be an array of strings, and “${text}” is none to a YAML reader.`);
}
