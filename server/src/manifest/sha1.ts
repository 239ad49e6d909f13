/**
 * SHA-1 of bytes as 20 bytes (FIPS 180-4, section 6.1). Synchronous and without the platform's crypto, since ids are made while a person types
 * and this room knows no platform. Ids need it (UUID version 5); nothing secret does.
 */
export function sha1(message: Uint8Array): Uint8Array {
  const blocks = padded(message);
  const hash = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
  for (let offset = 0; offset < blocks.byteLength; offset += 64) {
    fillSchedule(blocks, offset);
    compress(hash);
  }
  const digest = new DataView(new ArrayBuffer(20));
  hash.forEach((word, index) => digest.setInt32(index * 4, word));
  return new Uint8Array(digest.buffer);
}

/** One for all: it is filled anew for each block, and a document has thousands of ids. */
const schedule = new Int32Array(80);

function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  return view;
}

function fillSchedule(blocks: DataView, offset: number): void {
  for (let t = 0; t < 16; t++) schedule[t] = blocks.getInt32(offset + t * 4);
  for (let t = 16; t < 80; t++)
    schedule[t] = rotated(word(schedule, t - 3) ^ word(schedule, t - 8) ^ word(schedule, t - 14) ^ word(schedule, t - 16), 1);
}

function compress(hash: Int32Array): void {
  let a = word(hash, 0);
  let b = word(hash, 1);
  let c = word(hash, 2);
  let d = word(hash, 3);
  let e = word(hash, 4);
  for (let t = 0; t < 80; t++) {
    const next = (rotated(a, 5) + mixed(t, b, c, d) + e + word(schedule, t)) | 0;
    e = d;
    d = c;
    c = rotated(b, 30);
    b = a;
    a = next;
  }
  hash[0] = word(hash, 0) + a;
  hash[1] = word(hash, 1) + b;
  hash[2] = word(hash, 2) + c;
  hash[3] = word(hash, 3) + d;
  hash[4] = word(hash, 4) + e;
}

/** The function of a round with its constant. */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return (((b & c) | (~b & d)) + 0x5a827999) | 0;
  if (t < 40) return ((b ^ c ^ d) + 0x6ed9eba1) | 0;
  if (t < 60) return (((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc) | 0;
  return ((b ^ c ^ d) + 0xca62c1d6) | 0;
}

function rotated(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function word(words: Int32Array, index: number): number {
  return words[index] ?? 0;
}
