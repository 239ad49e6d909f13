import { isJsonArray, valueAt } from '../../document/jsonValue';
import { deleteSeqItems } from '../edit/deleteSeqItems';
import { replaceValue } from '../edit/replaceValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/** `oas2-api-schemes`: says that the API is reached by https. */
export const apiSchemes: Fix = {
  code: 'oas2-api-schemes',
  safety: 'changesContract',
  title: () => 'Add the scheme https (changes the address)',
  edits(document) {
    const schemes = valueAt(document.value, ['schemes']) ?? [];
    if (!isJsonArray(schemes) || schemes.length > 0) return undefined;
    return editsIn(document, setMapEntry(document, [], 'schemes', ['https'], { after: ['basePath', 'host', 'info'] }));
  },
};

const SECURE: ReadonlyMap<unknown, string> = new Map([
  ['http', 'https'],
  ['ws', 'wss'],
]);

/** `owasp:api8:2023-no-scheme-http`: the secure scheme in place of the open one; where both are listed the open one goes. */
export const noSchemeHttp: Fix = {
  code: 'owasp:api8:2023-no-scheme-http',
  safety: 'changesContract',
  title: () => 'Use the secure scheme alone (changes the address)',
  edits(document, finding) {
    const schemes = valueAt(document.value, ['schemes']);
    const secure = SECURE.get(valueAt(document.value, finding.path));
    const index = Number(finding.path[1]);
    if (finding.path[0] !== 'schemes' || finding.path.length !== 2 || !isJsonArray(schemes) || secure === undefined) return undefined;
    const listed = schemes.some((scheme, other) => other !== index && (scheme === secure || (other < index && scheme === schemes[index])));
    return editsIn(document, listed ? deleteSeqItems(document, ['schemes'], [index]) : replaceValue(document, finding.path, secure));
  },
};
