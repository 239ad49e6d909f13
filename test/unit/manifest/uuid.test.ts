import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { sha1 } from '../../../server/src/manifest/sha1';
import { uuidOfName } from '../../../server/src/manifest/uuid';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const ascii = (text: string) => new TextEncoder().encode(text);

describe('sha1', () => {
  // The examples that NIST publishes with FIPS 180.
  const vectors: readonly (readonly [name: string, message: string, digest: string])[] = [
    ['nothing', '', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['one block', 'abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'],
    ['two blocks', 'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '84983e441c3bd26ebaae4aa1f95129e5e54670f1'],
    ['a million a', 'a'.repeat(1_000_000), '34aa973cd4c4daa4f61eeb2bdbad27316534016f'],
  ];
  for (const [name, message, digest] of vectors) it(name, () => assert.equal(hex(sha1(ascii(message))), digest));

  it("is the platform's for bytes of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => hex(sha1(bytes)) === createHash('sha1').update(bytes).digest('hex')),
    );
  });
});

describe('uuidOfName', () => {
  it('gives the example of RFC 9562, appendix A.4', () =>
    assert.equal(uuidOfName('www.example.com'), '2ed6657d-e927-568b-95e1-2665a8aea6a2'));

  it('hashes UTF-8', () => {
    const namespace = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');
    const hash = createHash('sha1')
      .update(Buffer.concat([namespace, Buffer.from('Größe 🙂')]))
      .digest('hex');
    const uuid = uuidOfName('Größe 🙂').replaceAll('-', '');
    assert.equal(uuid.slice(0, 12), hash.slice(0, 12));
    assert.equal(uuid.slice(20), hash.slice(20, 32));
  });

  it('says its version and variant', () => {
    fc.assert(
      fc.property(fc.string(), (name) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(uuidOfName(name))),
    );
  });
});
