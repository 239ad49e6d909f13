import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { setMapEntries, setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';

const CONTACT = { name: 'API support', url: 'https://example.com/support', email: 'support@example.com' } as const;

/** `info-contact`: a contact to be replaced, with all that `contact-properties` asks for. */
export const infoContact = placeholder('info-contact', 'contact', CONTACT, 'Add a placeholder contact');

/** `info-description`: a sentence to be replaced. */
export const infoDescription = placeholder(
  'info-description',
  'description',
  'Say here what this API is for.',
  'Add a placeholder description',
);

/** `info-license`: a licence to be replaced, with the address that `license-url` asks for. */
export const infoLicense = placeholder(
  'info-license',
  'license',
  { name: 'Proprietary', url: 'https://example.com/license' },
  'Add a placeholder license',
);

/** `contact-properties`: the properties that are missing, to be replaced. */
export const contactProperties: Fix = {
  code: 'contact-properties',
  safety: 'placeholder',
  title: () => 'Add placeholders for what the contact lacks',
  edits(document) {
    const contact = valueAt(document.value, ['info', 'contact']);
    if (!isJsonObject(contact)) return undefined;
    const missing = Object.entries(CONTACT).filter(([key]) => isEmpty(contact[key]));
    return editsIn(document, setMapEntries(document, ['info', 'contact'], missing, { after: ['name'] }));
  },
};

function placeholder(code: string, field: string, value: JsonValue, title: string): Fix {
  return {
    code,
    safety: 'placeholder',
    title: () => title,
    edits(document) {
      const info = valueAt(document.value, ['info']);
      if (!isJsonObject(info) || !isEmpty(info[field])) return undefined;
      return editsIn(document, setMapEntry(document, ['info'], field, value, { after: ['contact', 'description', 'title'] }));
    },
  };
}

/** What the rules take for missing. */
function isEmpty(value: JsonValue | undefined): boolean {
  return value === undefined || value === null || value === '' || value === false || value === 0;
}
