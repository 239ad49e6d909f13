import { isJsonObject, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/** `array-items`: says that the items may be anything, which is what a schema without `items` says too (JSON Schema 2020-12, 10.3.1.2). */
export const arrayItems: Fix = {
  code: 'array-items',
  safety: 'safe',
  title: () => 'Add “items: {}”: anything goes, as it does now',
  edits(document, finding) {
    const path = finding.path.at(-1) === 'items' ? finding.path.slice(0, -1) : finding.path;
    const schema = valueAt(document.value, path);
    if (!isJsonObject(schema) || (schema['items'] ?? null) !== null) return undefined;
    if (typeof schema['in'] === 'string' || typeof schema['collectionFormat'] === 'string') return undefined;
    return editsIn(document, setMapEntry(document, path, 'items', {}, { after: ['type'] }));
  },
};
