import { isJsonArray, valueAt } from '../../document/jsonValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { addGlobalTag, globalTagNames } from '../openapi/globalTags';

/** `operation-tag-defined`: lists the tag at the root, described, and in its place where the list is in order. */
export const operationTagDefined: Fix = {
  code: 'operation-tag-defined',
  safety: 'safe',
  title: (document, finding) => `Add the tag “${String(valueAt(document.value, finding.path))}” to the document’s tags`,
  edits(document, finding, { root }) {
    const name = valueAt(document.value, finding.path);
    const listed = valueAt(root.value, ['tags']);
    if (typeof name !== 'string' || name === '' || finding.path.at(-2) !== 'tags') return undefined;
    if (globalTagNames(root).includes(name) || !(listed === undefined || listed === null || isJsonArray(listed))) return undefined;
    return editsIn(root, addGlobalTag(root, name));
  },
};
