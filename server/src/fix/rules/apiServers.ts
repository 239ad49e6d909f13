import { isJsonArray, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/**
 * `oas3-api-servers`: the server that holds where none is given (OpenAPI 3.1, 4.8.1), with the audience that `owasp:api9:2023-inventory-access`
 * asks for. Whom it is for, only a person knows.
 */
export const apiServers: Fix = {
  code: 'oas3-api-servers',
  safety: 'placeholder',
  title: () => 'Add the server “/” as a placeholder, marked as public',
  edits(document) {
    const servers = valueAt(document.value, ['servers']) ?? [];
    if (!isJsonArray(servers) || servers.length > 0) return undefined;
    const value = [{ url: '/', 'x-internal': false }];
    return editsIn(document, setMapEntry(document, [], 'servers', value, { after: ['info', 'openapi'] }));
  },
};
