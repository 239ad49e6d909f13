import { integerBetween, textLike, type Pattern } from './field';

/** Kong 3.9, `kong/tools/http.lua`, `validate_header_name`. */
export const HEADER_NAME: Pattern = { form: /^[a-zA-Z0-9_-]+$/, called: 'a header name of letters, digits, - and _' };

/** `name:value`, where the value may not be empty (Kong 3.9, `kong/plugins/request-transformer/schema.lua`). */
export const NAME_AND_VALUE: Pattern = { form: /^[^:]+:+[^:]/, called: 'a name and a value with a colon between them, as name:value' };

/** As above for headers, whose values may be empty. */
export const HEADER_AND_VALUE: Pattern = {
  form: /^[a-zA-Z0-9_-]+:/,
  called: 'a header name and a value with a colon between them, as name:value',
};

export const HEADER_AND_HEADER: Pattern = {
  form: /^[a-zA-Z0-9_-]+:+[a-zA-Z0-9_-]+$/,
  called: 'two header names with a colon between them, as old:new',
};

/** Any name, a colon and any value (Kong 3.9, `kong/plugins/response-transformer/schema.lua`). */
export const PAIR: Pattern = { form: /^[^:]+:/, called: 'a name and a value with a colon between them, as name:value' };

const OCTET = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** An IPv4 or IPv6 address, or a range of them in CIDR form; of the latter, the letters and the length are looked at alone. */
export const IP_OR_RANGE: Pattern = {
  form: new RegExp(
    `^(?:(?:${OCTET}\\.){3}${OCTET}(?:/(?:3[0-2]|[12]?\\d))?|(?=[^/]*:)[0-9a-fA-F:.]+(?:/(?:12[0-8]|1[01]\\d|[1-9]?\\d))?)$`,
  ),
  called: 'an IP address or a range such as 10.0.0.0/8',
};

/** With a scheme and a host. */
export const ADDRESS: Pattern = {
  form: /^[a-z][a-z0-9+.-]*:\/\/[^/?#]+/i,
  called: 'an address with scheme and host, such as https://example.com',
};

export const PATH: Pattern = { form: /^\/(?!.*\/\/)/, called: 'a path that begins with / and has no empty segment' };

export const UUID: Pattern = { form: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, called: 'a UUID' };

export const HEADER = textLike(HEADER_NAME);
export const PORT = integerBetween(0, 65_535);
/** Milliseconds. */
export const TIMEOUT = integerBetween(0, 2 ** 31 - 2);
