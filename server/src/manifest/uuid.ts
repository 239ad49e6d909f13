import { sha1 } from './sha1';

/** The namespace of fully qualified domain names, 6ba7b810-9dad-11d1-80b4-00c04fd430c8 (RFC 9562, section 6.6). */
const DNS_NAMESPACE = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const utf8 = new TextEncoder();

/** The UUID of a name: version 5 in the DNS namespace, in lower case (RFC 9562, section 5.5), as decK makes ids. */
export function uuidOfName(name: string): string {
  const bytes = utf8.encode(name);
  const message = new Uint8Array(DNS_NAMESPACE.length + bytes.length);
  message.set(DNS_NAMESPACE);
  message.set(bytes, DNS_NAMESPACE.length);
  const hashed = sha1(message);
  let uuid = '';
  for (let index = 0; index < 16; index++) {
    const byte = hashed[index] ?? 0;
    if (index === 4 || index === 6 || index === 8 || index === 10) uuid += '-';
    uuid += HEX[index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte] ?? '';
  }
  return uuid;
}
