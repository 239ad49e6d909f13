import type { Document } from '../../document/document';
import { isJsonObject, valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix, FixEdits } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { stringOf } from '../openapi/operations';
import { infoLicense } from './infoPlaceholders';

/** The pages of licences that are named without ambiguity, by the letters and digits of their name. */
const KNOWN: ReadonlyMap<string, string> = new Map([
  ['apache20', 'https://www.apache.org/licenses/LICENSE-2.0'],
  ['apachelicense20', 'https://www.apache.org/licenses/LICENSE-2.0'],
  ['apachelicenseversion20', 'https://www.apache.org/licenses/LICENSE-2.0'],
  ['mit', 'https://opensource.org/license/mit'],
  ['mitlicense', 'https://opensource.org/license/mit'],
  ['bsd2clause', 'https://opensource.org/license/bsd-2-clause'],
  ['bsd3clause', 'https://opensource.org/license/bsd-3-clause'],
  ['mpl20', 'https://www.mozilla.org/MPL/2.0/'],
  ['gpl30', 'https://www.gnu.org/licenses/gpl-3.0.html'],
  ['ccby40', 'https://creativecommons.org/licenses/by/4.0/'],
  ['cc010', 'https://creativecommons.org/publicdomain/zero/1.0/'],
]);

/** `license-url`: the page of a licence that its name tells. */
export const licenseUrlByName: Fix = {
  code: 'license-url',
  safety: 'safe',
  title: () => 'Add the page of the license',
  edits: (document) => addUrl(document, pageOf),
};

/** `license-url`: an address to be replaced, for a licence that the name does not tell; a whole licence where there is none. */
export const licenseUrlPlaceholder: Fix = {
  code: 'license-url',
  safety: 'placeholder',
  title: () => 'Add a placeholder address for the license',
  edits: (document, finding, context) =>
    valueAt(document.value, ['info', 'license']) === undefined
      ? infoLicense.edits(document, finding, context)
      : addUrl(document, (name) => (pageOf(name) === undefined ? 'https://example.com/license' : undefined)),
};

function pageOf(name: string): string | undefined {
  return KNOWN.get(name.toLowerCase().replace(/[^a-z0-9]/g, ''));
}

/** Next to an `identifier` there may be no `url` (OpenAPI 3.1, License Object). */
function addUrl(document: Document, urlFor: (name: string) => string | undefined): FixEdits | undefined {
  const path = ['info', 'license'];
  const license = valueAt(document.value, path);
  const name = stringOf(license, 'name');
  const url = name === undefined ? undefined : urlFor(name);
  if (!isJsonObject(license) || url === undefined || 'identifier' in license || (license['url'] ?? '') !== '') return undefined;
  return editsIn(document, setMapEntry(document, path, 'url', url, { after: ['name'] }));
}
