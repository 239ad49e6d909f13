import { isJsonArray, isJsonObject, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { addGlobalTag, globalTagNames } from '../openapi/globalTags';
import { mergeEdits } from '../openapi/mergeEdits';
import { operationAt } from '../openapi/operationsOf';
import { ownerPath } from '../openapi/ownerPath';

/** `operation-tags`: a tag after the first word of the path, to be looked over; listed at the root too, as `operation-tag-defined` asks. */
export const operationTags: Fix = {
  code: 'operation-tags',
  safety: 'placeholder',
  title: () => 'Add a tag after the path as a placeholder',
  edits(document, finding, context) {
    const path = ownerPath(finding, 'tags');
    const operation = operationAt(context, document.uri, path);
    const own = valueAt(document.value, [...path, 'tags']) ?? [];
    const listed = valueAt(context.root.value, ['tags']) ?? [];
    const name = operation && wordOf(operation.path);
    if (name === undefined || !isJsonArray(own) || own.length > 0 || !isJsonArray(listed) || !isJsonObject(context.root.value))
      return undefined;
    const tagged = editsIn(document, setMapEntry(document, path, 'tags', [name], { otherwise: 'start' }));
    if (globalTagNames(context.root).includes(name)) return tagged;
    return mergeEdits(tagged, editsIn(context.root, addGlobalTag(context.root, name)));
  },
};

/** The first segment of a path that is neither a parameter nor a version. */
function wordOf(path: string): string | undefined {
  return path.split('/').find((segment) => /^[A-Za-z][A-Za-z0-9_-]*$/.test(segment) && !/^(v\d+|api|rest)$/i.test(segment));
}
