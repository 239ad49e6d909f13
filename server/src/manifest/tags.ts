import { isJsonObject } from '../document/jsonValue';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';
import { readAgain } from './yamlScalar';

/** The tags that every entity carries: those asked for, else the document's `x-kong-tags`, else none. */
export function tagsOf(document: SpecNode, selected: readonly string[] | undefined): readonly string[] {
  if (selected !== undefined && selected.length > 0) return selected;
  const extension = document.child('x-kong-tags');
  if (extension === undefined) return [];
  if (isJsonObject(extension.value)) throw new Refusal(extension, 'Expected x-kong-tags to be an array of strings.');
  return extension.items.map((item) => {
    const tag = readAgain(item.text);
    if (tag.kind !== 'string') throw new Refusal(item, 'Expected x-kong-tags to be an array of strings; other programs would read this one as something else.');
    return tag.text;
  });
}
