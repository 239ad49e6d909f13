import { isJsonObject, valueAt } from '../../document/jsonValue';
import { renameKey } from '../edit/renameKey';
import { replaceValue } from '../edit/replaceValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { mergeEdits } from '../openapi/mergeEdits';
import { ownerPath } from '../openapi/ownerPath';
import { isDescribed } from '../openapi/positionKind';

/** `oas3_2-no-deprecated-xml-attribute`: `attribute: true` becomes `nodeType: attribute`, which means the same (OpenAPI 3.2, XML Object). */
export const xmlAttribute: Fix = {
  code: 'oas3_2-no-deprecated-xml-attribute',
  safety: 'safe',
  title: () => 'Write “nodeType: attribute” in place of “attribute: true”',
  edits(document, finding) {
    const path = ownerPath(finding, 'attribute');
    const xml = valueAt(document.value, path);
    if (!isJsonObject(xml) || xml['attribute'] !== true || 'nodeType' in xml || !isDescribed(path)) return undefined;
    const at = [...path, 'attribute'];
    return mergeEdits(editsIn(document, renameKey(document, at, 'nodeType')), editsIn(document, replaceValue(document, at, 'attribute')));
  },
};
