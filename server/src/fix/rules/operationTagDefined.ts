import type { Document } from '../../document/document';
import type { Finding } from '../../document/finding';
import { isJsonArray, valueAt } from '../../document/jsonValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { addGlobalTag, globalTagNames } from '../openapi/globalTags';

/** `operation-tag-defined`: lists the tag at the root, described, and in its place where the list is in order. */
export const operationTagDefined: Fix = {
  code: 'operation-tag-defined',
  safety: 'safe',
  title: (document, finding) => `Add the tag “${tagAt(document, finding) ?? ''}” to the document’s tags`,
  edits(document, finding, { root }) {
    const name = tagAt(document, finding);
    const listed = valueAt(root.value, ['tags']);
    if (name === undefined || name === '' || finding.path.at(-2) !== 'tags') return undefined;
    if (globalTagNames(root).includes(name) || !(listed === undefined || listed === null || isJsonArray(listed))) return undefined;
    return editsIn(root, addGlobalTag(root, name));
  },
};

function tagAt(document: Document, finding: Finding): string | undefined {
  const tag = valueAt(document.value, finding.path);
  return typeof tag === 'string' ? tag : undefined;
}
