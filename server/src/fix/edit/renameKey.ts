import { isMap } from 'yaml';
import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { TextEdit } from '../../document/textEdit';
import { keyOf, placeAt, writtenItems } from './nodeAt';
import { textEditsOf } from './offsetEdit';
import { quoteString, writeString } from './writeYaml';
import { styleOf } from './writtenStyle';

/** Gives the last key of a path another name, in the quotes it has. Undefined where its map has such a key already, or as `placeAt` says. */
export function renameKey(document: Document, path: JsonPath, name: string): TextEdit[] | undefined {
  const place = placeAt(document, path);
  if (!place || !isMap(place.holder) || place.holder.items.some((pair) => keyOf(pair) === name)) return undefined;
  const item = writtenItems(place.holder)[place.index];
  const key = item?.key;
  if (!item || !key || !('source' in key) || item.start.some(({ type }) => type === 'anchor' || type === 'tag')) return undefined;
  const style = styleOf(document);
  const newText =
    key.type === 'double-quoted-scalar'
      ? JSON.stringify(name)
      : key.type === 'single-quoted-scalar'
        ? quoteString(name, "'")
        : key.type === 'scalar'
          ? writeString(name, style, place.holder.flow === true)
          : undefined;
  return newText === undefined ? undefined : textEditsOf(document, [{ start: key.offset, end: key.offset + key.source.length, newText }]);
}
