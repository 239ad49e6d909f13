import fc from 'fast-check';
import type { JsonValue } from '../../../../server/src/document/jsonValue';

/** Names that need work before the gateway takes them, in many scripts. */
export const oddName: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Simple', 'my name', 'a_b-c', '1.0', 'x/y', 'A  B', '~x~', 'a.b', '-', '_z_', 'tab\tbed', '@-@'),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'Ünï',
      'Москва',
      'Київ',
      'καλημέρα',
      '서울',
      'カタカナ',
      'ひらがな',
      '北京',
      '東京 タワー',
      'שלום',
      'مرحبا',
      'नमस्ते',
      'สวัสดี',
      'ሰላም',
      'հայերեն',
      'emoji 🙂',
      '½',
      'a–b',
      'ﬁx',
      'ᏣᎳᎩ',
      '𝐀𝟙',
      'ខ្មែរ',
      'ქართული',
      'e\u0301',
      '１２',
      'Ⅷ',
      '①②',
      'İstanbul',
      'ß',
      '𠀀',
      '\u00a0x',
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }).filter((text) => text.isWellFormed()) },
);

/** Undefined most of the time, which JSON leaves out; a value once in so often. */
export function seldom<T>(oneIn: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ withCrossShrink: true }, { weight: oneIn - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

/** One of these values. */
export function oneOf(...values: readonly JsonValue[]): fc.Arbitrary<JsonValue> {
  return fc.constantFrom(...values);
}

const goodAddress = fc.constantFrom(
  'https://a.example.com/v1',
  'http://b.example.com:8080/x',
  '/base',
  'https://c.example.com',
  'https://{h}.example.com/{b}',

  'http://user:pw@e.example.com/',
  'https://[::1]:8443/x',
  'ws://f.example.com',
  'https://g.example.com:443/',
  'HTTP://UP.example.com/A',

  'https://h.example.com/a%20b',
  'https://h.example.com/a?x=1#f',
  'https://{unset}.com',
  'mailto:x',
  'http://:8080/q',
  '//d.example.com/p',
  'https://k.example.com/ü',
  'https://ü.example.com/',
  'http://a.b:/c',
  'HTTPS://x',
  '/a/{b}?c',
  '*',
  'grpc://h:50051',
);
const badAddress = fc.constantFrom(
  'localhost:8080/z',
  'api.example.com',
  '',
  'http://x.y:99999/',
  'http://a_b.example.com/c d',
  'https://x.com/%zz',
  'http://a:1:2/',
  'http://h/\t',
);
const address = fc.oneof({ weight: 60, arbitrary: goodAddress }, { weight: 1, arbitrary: badAddress });

const variables = fc.record({
  h: fc.record({ default: fc.constantFrom('one', 'two.three') }),
  b: fc.record({ default: fc.constantFrom<JsonValue>('v1', '', 'a/b', 1, true), enum: seldom(3, oneOf(['v1'])) }),
});

/** `servers` with and without variables; a host always has those that it names, since no other would be read. */
export const servers: fc.Arbitrary<JsonValue> = fc
  .array(
    fc
      .tuple(address, variables, fc.boolean())
      .map(([url, given, always]) => ({ url, variables: always || url.includes('{h}') ? given : undefined })),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) => written(list));

/** A value as JSON has it: without what is undefined. */
export function written(value: unknown): JsonValue {
  const text: JsonValue = JSON.parse(JSON.stringify(value));
  return text;
}
