import { isJsonArray, isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { deleteSeqItems } from '../edit/deleteSeqItems';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { isDescribed } from '../openapi/positionKind';

/** `duplicated-entry-in-enum`: deletes every entry that stands further up already. */
export const duplicatedEntryInEnum: Fix = {
  code: 'duplicated-entry-in-enum',
  safety: 'deletes',
  title: () => 'Delete the entries that are there already',
  edits(document, finding) {
    if (finding.path.at(-1) !== 'enum' || !isDescribed(finding.path.slice(0, -1))) return undefined;
    const entries = valueAt(document.value, finding.path);
    const schema = valueAt(document.value, finding.path.slice(0, -1));
    if (!isJsonArray(entries) || !isJsonObject(schema)) return undefined;
    // Lists such as x-enum-varnames name the entries by their position.
    const inStep = Object.keys(schema).some((key) => {
      const list = key.startsWith('x-') ? schema[key] : undefined;
      return isJsonArray(list) && list.length === entries.length;
    });
    if (inStep) return undefined;
    const repeated = entries.flatMap((entry, index) => (entries.findIndex((other) => isEqual(other, entry)) < index ? [index] : []));
    return editsIn(document, deleteSeqItems(document, finding.path, repeated));
  },
};

/** Whether two values are the same to JSON Schema: types count, the order of properties does not (2020-12, 4.2.2). */
export function isEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (isJsonArray(a) || isJsonArray(b)) {
    return isJsonArray(a) && isJsonArray(b) && a.length === b.length && a.every((item, index) => isEqual(item, b[index]));
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]));
}
