import type { Document } from '../../document/document';
import type { JsonPath } from '../../document/jsonPath';
import type { JsonValue } from '../../document/jsonValue';
import type { TextEdit } from '../../document/textEdit';
import { insertItems } from './insertItems';
import { seqAt } from './nodeAt';
import { textEditsOf } from './offsetEdit';
import { writeJson } from './writeJson';
import { writeBlockItem, writeFlow } from './writeYaml';
import { styleOf } from './writtenStyle';

/** Adds an item to the sequence at a path so that it gets this index. Undefined where there is no such sequence or it is not to be edited (`placeAt`). */
export function insertSeqItem(document: Document, path: JsonPath, index: number, value: JsonValue): TextEdit[] | undefined {
  const seq = seqAt(document, path);
  if (seq === undefined || index < 0 || index > seq.items.length) return undefined;
  const style = styleOf(document);
  const edits = insertItems(document, seq, index - 1, (form) => {
    if (form.kind === 'block') return [writeBlockItem(value, form.indent, style)];
    return [form.json ? writeJson(value, form.json) : writeFlow(value, style)];
  });
  return edits && textEditsOf(document, edits);
}
