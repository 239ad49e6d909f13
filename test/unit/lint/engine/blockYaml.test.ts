import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stringify, type ToStringOptions } from 'yaml';
import { readBlockYaml } from '../../../../server/src/lint/engine/blockYaml';
import { settle } from '../../../../server/src/lint/engine/movedYaml';
import { readYamlTree, type ReadYaml, type YamlNode } from '../../../../server/src/lint/engine/yamlTree';

/** What was read, with the nodes that were moved in their places. */
function inPlace(read: ReadYaml | undefined): ReadYaml | undefined {
  const go = (node: YamlNode | null): void => {
    if (node === null || node.kind === 'scalar') return;
    settle(node);
    for (const each of node.kind === 'map' ? node.members.map(({ value }) => value) : node.items) go(each);
  };
  if (read !== undefined) go(read.tree);
  return read;
}

const said = fc.constantFrom(
  'a',
  'get',
  '200',
  'null',
  'TRUE',
  '~',
  '.5',
  '0x1f',
  '-1',
  '',
  'x y',
  'a long text that goes on and on, over the edge of a line and further',
  'é 😀',
  "it's",
  'q"q\\',
  'a: b',
  'a #b # c',
  ' before',
  'after ',
  'two\nlines',
  'three\n\nlines\n',
  '\n',
  '  in\nx',
  'x\n  y\nz\n\n',
  '- d',
  '? e',
  '[f',
  '{g',
  '|',
  '>',
  '&h',
  '*i',
  '!j',
  '%k',
  'key:',
  'http://x.y/z',
  '<<',
  '---',
  'A\n---\nB',
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    said,
    fc.constantFrom(1, null, true, -2.5, 1e21, 12345678901234567890n),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(said, tie('value'), { maxKeys: 3 }),
  ),
}));
const style = fc.constantFrom<ToStringOptions & { readonly indentSeq?: boolean }>(
  {},
  { lineWidth: 20 },
  { lineWidth: 0, indentSeq: false },
  { blockQuote: 'literal', singleQuote: true, indent: 4 },
  { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 20 },
  { collectionStyle: 'flow' },
);
const BITS =
  ':@: @ @  @\n@\n\n@-@- @- - @-\n@#@ #@# c\n@\n # c\n@"@\'@\'\'@[@]@{@}@,@[]@{}@|@>@|-\n@>+\n@|2\n@>1-\n@&a @*a@!x @? @\\@\\\n@\\u00e9@\\x41@%@~@12@x@key: @<<: @---\n@...\n@\t@\r\n@\n  \n@\n     \n@\0@\uFEFF@\uD83D@"a\n  b"@\'a\n\n b\'@[a, b]@{a: {b: [c, "d"]}}'.split(
    '@',
  );
const bit = fc.constantFrom(...BITS);
/** Where something is put into a text, and how much it takes the place of. */
const change = fc.record({ at: fc.nat(), gone: fc.constantFrom(0, 0, 0, 1, 4), put: fc.oneof(bit, fc.constant('')) });

describe('a YAML text in blocks', () => {
  it('is read as Spectral’s reader reads it, wherever it is read, whatever is wrong with it', () => {
    let read = 0;
    let runs = 0;
    fc.assert(
      fc.property(
        fc.dictionary(said, value, { minKeys: 1, maxKeys: 3 }),
        style,
        fc.array(change, { maxLength: 2 }),
        fc.boolean(),
        (root, options, changes, isFurtherIn) => {
          let text = stringify(root, options);
          for (const { at, gone, put } of changes) {
            const start = at % (text.length + 1);
            text = text.slice(0, start) + put + text.slice(start + gone);
          }
          if (isFurtherIn) text = `  ${text.replaceAll('\n', '\n  ')}`;
          const ours = inPlace(readBlockYaml(text));
          runs++;
          if (ours === undefined) return;
          read++;
          assert.deepEqual(ours, inPlace(readYamlTree(text)), JSON.stringify(text));
        },
      ),
      { numRuns: 6_000 },
    );
    assert.ok(read > runs / 5, `only ${read} of ${runs} were read`);
  });

  it('is read where it is written as people and tools write it', () => {
    const text = [
      '# A comment, then where the document begins',
      '---',
      'openapi: 3.1.0',
      'info:',
      '  # between',
      '  title: "Pets: \\u00e9 \\"quoted\\""',
      '  version: 1 # the first',
      "  x-it: 'it''s'",
      '  description: |',
      '    Two lines,',
      '      one further in.',
      '',
      '  summary: >-',
      '    folded',
      '    text',
      'tags: [pets, "cats, dogs"] # two',
      'paths: # all of them',
      '  /pets/{id}:',
      '    get:',
      '      description: a text without quotes',
      '        that goes on',
      '      responses:',
      "        '200': {description: fine}",
      '        404:',
      '      parameters:',
      '      - name: id',
      '        in: path',
      '      - - nested',
      '',
    ].join('\n');
    const read = inPlace(readBlockYaml(text));
    assert.ok(read);
    assert.deepEqual(read, inPlace(readYamlTree(text)));
  });

  for (const [what, text] of [
    ['an anchor', 'a: &x 1\nb: 2\n'],
    ['a merge key', 'a:\n  <<: b\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['what ends a document in front', '... a: 1\nb: 2\n'],
    ['a comment that touches a bracket', 'a: {}#}\n'],
    ['such a comment behind a list', 'a: [b]#]\n'],
    ['an escape in brackets that has no digits', `a: ["\\u\n${'b: 1\n'.repeat(30)}`],
    ['more nesting than is read', `${'- '.repeat(4_000)}a\n`],
    ['a list in brackets over several lines', 'a: [1,\n  2]\n'],
    ['a dash alone', 'a:\n  -\n    b: 1\n'],
    ['a tab', 'a:\t1\n'],
    ['a second document', 'a: 1\n---\nb: 2\n'],
    ['a line that is neither in nor out', 'a:\n    b: 1\n  c: 2\n'],
    ['a text alone', 'a\n'],
    ['nothing', ''],
  ] as const) {
    it(`is left to that reader where there is ${what}`, () => {
      assert.equal(readBlockYaml(text), undefined);
    });
  }
});
