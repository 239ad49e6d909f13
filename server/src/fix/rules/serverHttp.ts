import { valueAt } from '../../document/jsonValue';
import { replaceValue } from '../edit/replaceValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/** `owasp:api8:2023-no-server-http`: https in place of http. */
export const serverHttp: Fix = {
  code: 'owasp:api8:2023-no-server-http',
  safety: 'changesContract',
  title: () => 'Use https (changes the address)',
  edits(document, finding) {
    const url = valueAt(document.value, finding.path);
    if (typeof url !== 'string' || !url.startsWith('http:') || finding.path.at(-1) !== 'url') return undefined;
    return editsIn(document, replaceValue(document, finding.path, url.replace(/^http:/, 'https:')));
  },
};
