import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { problemResponse } from '../mock/problemResponse';

/** Answers what could not be read as a request: too many headers 431, too slow 408, anything else 400; then closes the connection. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, type, detail] = wordsFor(error.code);
  const body = problemResponse({ status, type, title: STATUS_CODES[status] ?? '', detail }).body ?? '';
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function wordsFor(code: string | undefined): readonly [number, string, string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'headers-too-large', 'The headers of this request are larger than the mock takes.'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'request-too-slow', 'The request did not arrive in time.'];
  return [400, 'bad-request', 'This is no HTTP request that the mock can read.'];
}
