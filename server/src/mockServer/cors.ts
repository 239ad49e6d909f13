import type { IncomingHttpHeaders } from 'node:http';

/** Whether a page of this origin runs on this machine, on whatever port: those may read what the mock says. */
export function isLocalOrigin(origin: string): boolean {
  return /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i.test(origin);
}

/** The headers by which a browser lets a local page read an answer; never with credentials. Others get none but `Vary` (Fetch Standard, "CORS protocol"). */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined || !isLocalOrigin(origin)) return { vary: 'Origin' };
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': '*' };
}

/** Whether a request is a browser's question whether it may send another one. */
export function isPreflight(method: string | undefined, headers: IncomingHttpHeaders): boolean {
  return method === 'OPTIONS' && headers.origin !== undefined && headers['access-control-request-method'] !== undefined;
}

/** The answer to that question: whatever a local page wants to send, it may; what comes of it the specification tells. */
export function preflightHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const { origin } = headers;
  const vary = 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers';
  if (origin === undefined || !isLocalOrigin(origin)) return { vary };
  const method = tokens(headers['access-control-request-method']);
  const names = tokens(headers['access-control-request-headers']);
  return {
    vary,
    'access-control-allow-origin': origin,
    'access-control-allow-methods': method,
    ...(names === '' ? {} : { 'access-control-allow-headers': names }),
    'access-control-max-age': '600',
  };
}

function tokens(value: string | undefined): string {
  const names = (value ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => /^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)).join(', ');
}
