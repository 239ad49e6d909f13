/** The parts of an address that the gateway needs; `host` with its port as written, empty where the address has none. */
export interface RequestUri {
  readonly scheme: string;
  readonly userinfo: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Reads an address as Go's `url.ParseRequestURI` does: an absolute address, or a path that begins with `/`. Fragments are no part of such an
 * address and stay in the path. Gives a sentence instead where it is none.
 */
export function parseRequestUri(text: string): RequestUri | string {
  if (text === '') return 'it is empty';
  if (/[\u0000-\u001f\u007f]/.test(text)) return 'it holds a control character';
  if (text === '*') return { scheme: '', userinfo: '', host: '', path: '*', query: '' };
  if (text.startsWith(':')) return 'the part before “:” is missing';
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(text)?.[1] ?? '';
  const [rest = '', ...query] = (scheme === '' ? text : text.slice(scheme.length + 1)).split('?');
  const parts = { scheme: scheme.toLowerCase(), userinfo: '', host: '', path: '', query: query.join('?') };
  if (!rest.startsWith('/')) return scheme === '' ? 'it begins neither with “/” nor with “https://”' : parts;
  if (scheme === '' || !rest.startsWith('//')) return withPath(parts, rest);
  const [authority = '', ...path] = rest.slice(2).split('/');
  const at = authority.lastIndexOf('@');
  const host = readHost(parts.scheme, authority.slice(at + 1));
  if (typeof host !== 'string') return host.problem;
  const userinfo = at < 0 ? '' : authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo) || unescaped(userinfo) === undefined)
    return 'the user part before “@” is malformed';
  return withPath({ ...parts, userinfo, host }, path.length === 0 ? '' : `/${path.join('/')}`);
}

/** The host without its port and without the brackets of an IPv6 address. */
export function hostNameOf(host: string): string {
  const name = host.replace(/:[0-9]*$/, '');
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name;
}

/** The port of a host, empty where it names none. */
export function portOf(host: string): string {
  return /:([0-9]*)$/.exec(host)?.[1] ?? '';
}

function withPath(parts: RequestUri, path: string): RequestUri | string {
  const read = unescaped(path);
  return read === undefined ? 'its path holds a “%” that is no escape' : { ...parts, path: read };
}

function readHost(scheme: string, host: string): string | { problem: string } {
  const strict = scheme === 'http' || scheme === 'https';
  const bracketed = /^(\[[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(?:%25[^\]]+)?\])(:[0-9]*)?$/.exec(host);
  if (bracketed !== null) return unescaped(host) ?? { problem: 'its host is malformed' };
  if (host.includes('[')) return { problem: 'its host is malformed' };
  const colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !/^:[0-9]*$/.test(host.slice(colon))) return { problem: `“${host.slice(colon)}” is no port` };
  const wrong = /[^A-Za-z0-9\-._~!$&'()*+,;=:[\]<>"%\u0080-\u{10ffff}]/u.exec(host)?.[0];
  if (wrong !== undefined) return { problem: `its host holds “${wrong}”` };
  if (/%(?!25)[0-7]/.test(host)) return { problem: 'its host holds an escape' };
  return unescaped(host) ?? { problem: 'its host holds a “%” that is no escape' };
}

/** Undoes percent-encoding; undefined where a `%` is no escape. Bytes that are no UTF-8 become U+FFFD. */
function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text;
  if (/%(?![0-9A-Fa-f]{2})/.test(text)) return undefined;
  const bytes = text
    .split(/(%[0-9A-Fa-f]{2})/)
    .flatMap((part) => (/^%[0-9A-Fa-f]{2}$/.test(part) ? [Number.parseInt(part.slice(1), 16)] : [...new TextEncoder().encode(part)]));
  return textOf(Uint8Array.from(bytes));
}

/** The text of UTF-8; as in Go, each byte that is none becomes U+FFFD by itself. */
function textOf(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const strict = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = [1, 2, 3, 4].find((count) => isText(strict, bytes.subarray(at, at + count))) ?? 0;
    text += length === 0 ? '\uFFFD' : decoder.decode(bytes.subarray(at, at + length));
    at += Math.max(1, length);
  }
  return text;
}

function isText(decoder: InstanceType<typeof TextDecoder>, bytes: Uint8Array): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}
