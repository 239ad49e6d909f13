import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { TextEdit } from '../../document/textEdit';
import { hasCommentBetween } from './comments';
import { deleteItems, holdsSharedAnchor, type InnerComments } from './deleteItems';
import { itemEnd } from './extent';
import { indexOfKey, mapAt, placeAt, writtenItems } from './nodeAt';
import { textEditsOf, type OffsetEdit } from './offsetEdit';

/**
 * Deletes entries of the map at a path; a map that has no others becomes `{}`. Undefined where one of them is not there, a comment
 * (unless they may go) or an anchor that is used would go with it, or the map is not to be edited (`placeAt`).
 */
export function deleteMapEntries(
  document: Document,
  path: JsonPath,
  keys: readonly string[],
  innerComments: InnerComments = 'forbid',
): TextEdit[] | undefined {
  const map = mapAt(document, path);
  if (map === undefined) return undefined;
  const indices = keys.map((key) => indexOfKey(map, key));
  if (indices.length === 0 || indices.includes(-1)) return undefined;
  const all = new Set(indices).size === map.items.length;
  const edits = all ? emptied(document, path, innerComments) : deleteItems(document, map, indices, innerComments);
  return edits && textEditsOf(document, edits);
}

/** `{}` behind the key, in place of all that stands there. */
function emptied(document: Document, path: JsonPath, innerComments: InnerComments): OffsetEdit[] | undefined {
  const place = placeAt(document, path);
  const item = place?.holder && writtenItems(place.holder)[place.index];
  const token = item?.value;
  if (!place || !item || !token || holdsSharedAnchor(document, place.node)) return undefined;
  const isKept = (from: number): boolean => innerComments === 'forbid' && hasCommentBetween(document, from, itemEnd(item));
  if (token.type === 'flow-collection') {
    const start = token.offset;
    return isKept(start) ? undefined : [{ start, end: itemEnd(item), newText: '{}' }];
  }
  const written = [...(item.sep ?? []), ...item.start].filter(({ type }) => type !== 'space' && type !== 'newline');
  const colon = written.find(({ type }) => type === 'map-value-ind');
  if (colon === undefined || written.some(({ type }) => type === 'anchor' || type === 'tag')) return undefined;
  const start = colon.offset + 1;
  return isKept(start) ? undefined : [{ start, end: itemEnd(item), newText: ' {}' }];
}
