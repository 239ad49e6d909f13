import { valueAt } from '../../document/jsonValue';
import { replaceValue } from '../edit/replaceValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/** `owasp:api2:2023-no-api-keys-in-url`: the key goes into a header of the same name. */
export const apiKeyInUrl: Fix = {
  code: 'owasp:api2:2023-no-api-keys-in-url',
  safety: 'changesContract',
  title: () => 'Send the key in a header (changes what is accepted)',
  edits(document, finding) {
    const where = valueAt(document.value, finding.path);
    if (finding.path.at(-1) !== 'in' || (where !== 'query' && where !== 'path')) return undefined;
    return editsIn(document, replaceValue(document, finding.path, 'header'));
  },
};
