import { isJsonObject, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { ownerPath } from '../openapi/ownerPath';

/** `owasp:api9:2023-inventory-access`: says that the server is public, to be looked over. */
export const inventoryAccess: Fix = {
  code: 'owasp:api9:2023-inventory-access',
  safety: 'placeholder',
  title: () => 'Add “x-internal: false” as a placeholder: is the server public?',
  edits(document, finding) {
    const path = ownerPath(finding, 'x-internal');
    const server = valueAt(document.value, path);
    if (path[0] !== 'servers' || path.length !== 2 || !isJsonObject(server) || 'x-internal' in server) return undefined;
    return editsIn(document, setMapEntry(document, path, 'x-internal', false, { after: ['description', 'url'] }));
  },
};
