import { sha1 } from './sha1';

/** The namespace of fully qualified domain names, 6ba7b810-9dad-11d1-80b4-00c04fd430c8 (RFC 9562, section 6.6). */
const DNS_NAMESPACE = [0x6b, 0xa7, 0xb8, 0x10, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8];

/** The UUID of a name: version 5 in the DNS namespace, in lower case (RFC 9562, section 5.5), as decK makes ids. */
export function uuidOfName(name: string): string {
  const bytes = new TextEncoder().encode(name);
  const hashed = sha1(Uint8Array.from([...DNS_NAMESPACE, ...bytes]));
  const hex = Array.from(hashed.slice(0, 16), (byte, index) =>
    hexOf(index === 6 ? (byte & 0x0f) | 0x50 : index === 8 ? (byte & 0x3f) | 0x80 : byte),
  );
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)].map((group) => group.join('')).join('-');
}

function hexOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
