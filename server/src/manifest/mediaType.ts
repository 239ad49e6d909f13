const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const TYPE = new RegExp(`^${TOKEN}/${TOKEN}$`);
const PARAMETER = new RegExp(`^\\s*;\\s*(${TOKEN})\\s*=\\s*(${TOKEN}|"(?:[^"\\\\\\r\\n]|\\\\.)*")`);

/**
 * Type and subtype of a media type (RFC 2045, section 5.1) in lower case. Undefined where the text is none, also for its parameters' sake: each has a value, and
 * none has two. A semicolon at the end does no harm.
 */
export function mediaTypeOf(text: string): string | undefined {
  const [base = ''] = text.split(';', 1);
  const type = base.trim().toLowerCase();
  if (!TYPE.test(type)) return undefined;
  const values = new Map<string, string>();
  let rest = text.slice(base.length);
  while (rest.trim() !== '' && rest.trim() !== ';') {
    const [whole = '', name = '', value = ''] = PARAMETER.exec(rest) ?? [];
    const key = name.toLowerCase();
    const said = value.startsWith('"') ? value.slice(1, -1).replaceAll(/\\([()<>@,;:\\"/[\]?=])/g, '$1') : value;
    if (whole === '' || (values.get(key) ?? said) !== said) return undefined;
    values.set(key, said);
    rest = rest.slice(whole.length);
  }
  return type;
}
