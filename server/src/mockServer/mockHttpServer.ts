import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { MockRequest, MockResponse } from '../mock/mockTypes';
import { problemResponse } from '../mock/problemResponse';
import type { AcceptedHosts } from './acceptedHosts';
import { answerClientError } from './clientError';
import { corsHeaders, isPreflight, preflightHeaders } from './cors';
import { readBody } from './readBody';

/** What a client may ask of the server; sizes in bytes, times in milliseconds. */
export interface ServerLimits {
  readonly body: number;
  readonly headers: number;
  /** From the first byte of a request to the end of its headers. */
  readonly headersTime: number;
  /** From the first byte of a request to its last. */
  readonly requestTime: number;
  readonly connections: number;
}

export const SERVER_LIMITS: ServerLimits = {
  body: 1024 * 1024,
  headers: 16 * 1024,
  headersTime: 10_000,
  requestTime: 30_000,
  connections: 256,
};

/** What the server needs from outside. */
export interface ServerParts {
  readonly hosts: AcceptedHosts;
  readonly limits: ServerLimits;
  respond(request: MockRequest): Promise<MockResponse>;
  /** Told of each request that was answered. */
  answered(method: string, path: string, status: number): void;
}

/** An HTTP server around a mock that checks who asks and how much; not yet listening. */
export function createMockServer(parts: ServerParts): Server {
  const { limits } = parts;
  const server = createServer({
    maxHeaderSize: limits.headers,
    headersTimeout: limits.headersTime,
    requestTimeout: limits.requestTime,
    connectionsCheckingInterval: Math.min(1000, limits.headersTime),
    keepAliveTimeout: 5000,
  });
  server.maxConnections = limits.connections;
  server.setTimeout(2 * limits.requestTime);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void handle(parts, request, response).catch((error: unknown) => {
      // One answer that cannot be sent must not take the mock away from everybody else.
      const detail = `The answer could not be sent: ${error instanceof Error ? error.message : String(error)}.`;
      if (!response.headersSent)
        write(request, response, problemResponse({ status: 500, type: 'not-mockable', title: 'This answer cannot be sent', detail }), {});
      else response.destroy();
    });
  });
  server.on('clientError', answerClientError);
  return server;
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const method = request.method ?? 'GET';
  const target = request.url ?? '/';
  const send = (answer: MockResponse, headers: Record<string, string>): void => {
    write(request, response, answer, headers);
    parts.answered(method, target.replace(/\?.*$/s, ''), answer.status);
  };
  if (hostsIn(request) > 1) return send(manyHosts(), { connection: 'close' });
  if (!parts.hosts.accepts(request.headers.host, request.socket.localAddress))
    return send(refusedHost(request.headers.host), { connection: 'close' });
  const cors = corsHeaders(request.headers.origin);
  if (isPreflight(method, request.headers)) return send({ status: 204, headers: preflightHeaders(request.headers), body: undefined }, {});
  if (!target.startsWith('/')) return send(badTarget(target), cors);
  const body = await readBody(request, parts.limits.body);
  if (body === 'aborted') return;
  if (body === 'tooLarge') return send(tooLarge(parts.limits.body), { ...cors, connection: 'close' });
  const answer = await parts.respond({ method, target, headers: flat(request), ...(body.text === undefined ? {} : { body: body.text }) });
  send(
    method === 'OPTIONS' && answer.status === 405
      ? { status: 204, headers: { allow: answer.headers['allow'] ?? '' }, body: undefined }
      : answer,
    cors,
  );
}

function write(request: IncomingMessage, response: ServerResponse, answer: MockResponse, headers: Record<string, string>): void {
  if (response.destroyed) return;
  const body = answer.body === undefined ? undefined : Buffer.from(answer.body);
  const length = answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(body?.length ?? 0) };
  response.writeHead(answer.status, { ...answer.headers, ...headers, ...length, 'x-content-type-options': 'nosniff' });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function flat(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as const],
  );
  return Object.fromEntries(entries);
}

/** How many Host headers a request has; Node itself keeps the first and drops the others. */
function hostsIn({ rawHeaders }: IncomingMessage): number {
  return rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length;
}

/** A request with more than one Host is answered with 400 (RFC 9112, section 3.2). */
function manyHosts(): MockResponse {
  const detail = 'This request has more than one Host header. Send one.';
  return problemResponse({ status: 400, type: 'bad-request', title: 'More than one host', detail });
}

function refusedHost(host: string | undefined): MockResponse {
  const detail = `This mock does not answer for “${host ?? 'no host'}”. Ask for it by the address it was started with, or start it with --host.`;
  return problemResponse({ status: 403, type: 'unknown-host', title: 'Unknown host', detail });
}

function badTarget(target: string): MockResponse {
  return problemResponse({
    status: 400,
    type: 'bad-request',
    title: 'Not a path',
    detail: `A request must begin with a slash; this one is for “${target.slice(0, 200)}”.`,
  });
}

function tooLarge(limit: number): MockResponse {
  return problemResponse({
    status: 413,
    type: 'body-too-large',
    title: 'The body is too large',
    detail: `This mock takes bodies of up to ${limit} bytes.`,
  });
}
