import type { ReadResult } from '../document/fileSystem';

/** The largest ruleset that is fetched, in bytes. */
const LARGEST = 5 * 1024 * 1024;
/** How long a fetch may take, in milliseconds. */
const WITHIN = 10_000;

/**
 * Fetches a text over https without following redirects: a host that the user allowed must not send us on to one that he did not.
 * Whether the host is allowed is decided before, by whoever calls. Never throws.
 */
export async function fetchText(address: string): Promise<ReadResult> {
  try {
    const response = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(WITHIN), credentials: 'omit' });
    if (!response.ok || response.body === null) return failed(`${address} answered ${response.status}. Check the address.`);
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body) {
      size += chunk.length;
      if (size > LARGEST) return failed(`${address} is larger than 5 MB.`);
      chunks.push(chunk);
    }
    return { ok: true, text: Buffer.concat(chunks).toString('utf8') };
  } catch (error) {
    const why = error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
    return failed(`${address} could not be fetched: ${why}`);
  }
}

function failed(message: string): ReadResult {
  return { ok: false, reason: 'unreadable', message };
}
