import { reorderSeqItems } from '../edit/reorderSeqItems';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { compareTagNames, globalTagNames } from '../openapi/globalTags';
import { isInOrder } from './openapiTags';

/** `openapi-tags-alphabetical`: puts the tags in order, each with its comments. */
export const openapiTagsAlphabetical: Fix = {
  code: 'openapi-tags-alphabetical',
  safety: 'safe',
  title: () => 'Sort the tags by name',
  edits(document, _finding, { root }) {
    const names = globalTagNames(root);
    if (document.uri !== root.uri || names.includes(undefined) || isInOrder(names)) return undefined;
    const order = names.map((_, index) => index).sort((a, b) => compareTagNames(names[a], names[b]) || a - b);
    if (!isInOrder(order.map((index) => names[index]))) return undefined;
    return editsIn(document, reorderSeqItems(document, ['tags'], order));
  },
};
