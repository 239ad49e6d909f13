import type { IncomingMessage } from 'node:http';

/** The body of a request as UTF-8 text; undefined when there is none, `tooLarge` as soon as it is known to exceed the limit in bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<{ text: string | undefined } | 'tooLarge' | 'aborted'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'tooLarge';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      size += chunk.length;
      if (size > limit) return 'tooLarge';
      chunks.push(chunk);
    }
  } catch {
    // The client went away while sending: there is nobody left to answer.
    return 'aborted';
  }
  return { text: size === 0 ? undefined : Buffer.concat(chunks).toString('utf8') };
}
