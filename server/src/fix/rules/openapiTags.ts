import { isJsonArray, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { compareTagNames, globalTag, TAGS_PLACE } from '../openapi/globalTags';
import { operationsOf } from '../openapi/operationsOf';

/** `openapi-tags`: lists every tag that an operation has, described, in order. Without any there is nothing to list. */
export const openapiTags: Fix = {
  code: 'openapi-tags',
  safety: 'safe',
  title: () => 'List the tags that the operations have',
  edits(document, _finding, context) {
    const listed = valueAt(document.value, ['tags']) ?? [];
    if (document.uri !== context.root.uri || !isJsonArray(listed) || listed.length > 0) return undefined;
    const used = operationsOf(context).flatMap(({ value }) => value['tags'] ?? []);
    const names = [...new Set(used.flat().filter((tag) => typeof tag === 'string' && tag !== ''))].map(String).sort(compareTagNames);
    if (names.length === 0 || !isInOrder(names)) return undefined;
    return editsIn(document, setMapEntry(document, [], 'tags', names.map(globalTag), TAGS_PLACE));
  },
};

/** Names that mix numbers with words may have no order that the rule is content with. */
export function isInOrder(names: readonly (string | undefined)[]): boolean {
  return names.every((name, index) => index === 0 || compareTagNames(names[index - 1], name) < 1);
}
