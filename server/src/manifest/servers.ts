import { Refusal } from './refusal';
import { hostNameOf, parseRequestUri, portOf, type RequestUri } from './requestUri';
import type { SpecNode } from './specNode';

/** Where a server of the document leads, once its variables have their defaults. */
export interface Target {
  readonly scheme: string;
  /** Without port and brackets. */
  readonly hostName: string;
  /** Empty where neither the address nor its scheme tells. */
  readonly port: string;
  /** As an upstream's target has it: host and port. */
  readonly host: string;
  readonly path: string;
  /** What else the address holds; the gateway does not use it, but addresses that differ in it are not the same. */
  readonly rest: string;
}

/** Far beyond any address; variables that repeat others could grow one without end. */
const LONGEST_ADDRESS = 100_000;

/** The servers of a level; none where it has no usable `servers`. */
export function serversOf(level: SpecNode): readonly SpecNode[] {
  return level.child('servers')?.items.filter((server) => server.isObject) ?? [];
}

/**
 * The targets of a list of servers: at least one, since without servers the document is served at `/` of its own host (OpenAPI 3.0, `servers`).
 * A missing host is `localhost`; a missing scheme is `defaultScheme`, a missing port
 * that of the scheme.
 */
export function targetsOf(servers: readonly SpecNode[], defaultScheme: string): readonly [Target, ...Target[]] {
  const [first, ...others] = servers.map((server) => targetOf(uriOf(server), defaultScheme));
  return first === undefined ? [targetOf({ scheme: '', userinfo: '', host: '', path: '/', query: '' }, defaultScheme)] : [first, ...others];
}

function uriOf(server: SpecNode): RequestUri {
  const url = server.child('url');
  let address = url?.text ?? '';
  for (const [name, variable] of server.child('variables')?.entries ?? []) {
    const value = variable.child('default')?.text ?? '';
    const parts = address.split(`{${name}}`);
    if (parts.length * value.length + address.length > LONGEST_ADDRESS)
      throw new Refusal(server, `With its variables, this server address is longer than ${LONGEST_ADDRESS} characters.`);
    address = parts.join(value);
  }
  const uri = parseRequestUri(address);
  if (typeof uri !== 'string') return uri;
  throw new Refusal(url ?? server, `The server address “${address}” cannot be read: ${uri}.`);
}

function targetOf(uri: RequestUri, defaultScheme: string): Target {
  const named = uri.host === '' ? 'localhost' : uri.host;
  const givenPort = portOf(named);
  const scheme = uri.scheme === '' ? defaultScheme : uri.scheme;
  const port = givenPort === '' ? portOfScheme(scheme) : givenPort;
  const host = givenPort === '' && port !== '' ? `${named}:${port}` : named;
  return {
    scheme,
    hostName: hostNameOf(host),
    port: portOf(host),
    host,
    path: uri.path === '' ? '/' : uri.path,
    rest: JSON.stringify([uri.userinfo, uri.query]),
  };
}

function portOfScheme(scheme: string): string {
  if (scheme === 'http') return '80';
  return scheme === 'https' ? '443' : '';
}
