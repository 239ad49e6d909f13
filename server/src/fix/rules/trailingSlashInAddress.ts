import { valueAt } from '../../document/jsonValue';
import { replaceValue } from '../edit/replaceValue';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

/** `oas3-server-trailing-slash`: paths begin with a slash themselves, so `https://api.example.com/` gives `//pets`. */
export const serverTrailingSlash = trailingSlash('oas3-server-trailing-slash', 'url');

/** `oas2-host-trailing-slash`: a host has no slash at all (OpenAPI 2.0, Swagger Object). */
export const hostTrailingSlash = trailingSlash('oas2-host-trailing-slash', 'host');

function trailingSlash(code: string, field: string): Fix {
  return {
    code,
    safety: 'changesContract',
    title: () => 'Take the slash off the end (changes the address)',
    edits(document, finding) {
      const address = valueAt(document.value, finding.path);
      if (typeof address !== 'string' || finding.path.at(-1) !== field) return undefined;
      const shorter = address.replace(/\/+$/, '');
      if (shorter === address || shorter === '' || /[:/]$/.test(shorter)) return undefined;
      return editsIn(document, replaceValue(document, finding.path, shorter));
    },
  };
}
