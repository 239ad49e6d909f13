import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { pathOfPointer, pointerOf } from '../../../server/src/document/jsonPath';
import { valueAt } from '../../../server/src/document/jsonValue';
import { mayBeOpenApiRoot, openApiVersionOf } from '../../../server/src/document/openApiVersion';
import { refusalOf } from '../../../server/src/document/parse';
import { externalTargetsInText, referencedUris, referencesIn } from '../../../server/src/document/references';
import { ReferenceGraph } from '../../../server/src/document/referenceGraph';

const document = (text: string, uri = 'file:///api.yaml'): Document => new Document(uri, 1, text);

describe('a document', () => {
  it('has values and ranges of its YAML, CRLF and astral characters counted', () => {
    const api = document('openapi: 3.0.3\r\ninfo:\r\n  title: "😀 x"\r\n');
    assert.deepEqual(api.value, { openapi: '3.0.3', info: { title: '😀 x' } });
    assert.deepEqual(api.rangeOf(['info', 'title']), { start: { line: 2, character: 9 }, end: { line: 2, character: 15 } });
    assert.deepEqual(api.pathAt({ line: 2, character: 11 }), ['info', 'title']);
    assert.equal(api.rangeOf(['info', 'version']), undefined);
  });

  it('has the same places behind a byte order mark, which moves its first line alone', () => {
    for (const rest of ['a: 1.0\nb:\n- x: 012\n', '{"a": 1.0,\n"b": [{"x":\n012 }]}', 'a: 1.0\r\nb:\r\n- x: 012\r\n']) {
      const [plain, marked] = [document(rest), document(`\uFEFF${rest}`)];
      assert.deepEqual(marked.value, plain.value);
      for (const path of [['a'], ['b'], ['b', 0], ['b', 0, 'x']]) {
        const [range, moved] = [plain.rangeOf(path), marked.rangeOf(path)];
        assert.ok(range !== undefined && moved !== undefined);
        for (const end of ['start', 'end'] as const) {
          assert.equal(marked.lines.offsetAt(moved[end]), plain.lines.offsetAt(range[end]) + 1, `${path.join('/')} in ${rest}`);
          assert.deepEqual(marked.pathAt(moved[end]), plain.pathAt(range[end]));
        }
      }
    }
    const [problem] = document('\uFEFFa: [1,\n  b\n').problems;
    assert.deepEqual(problem?.range, document('a: [1,\n  b\n').problems[0]?.range);
  });

  it('merges keys as Spectral does', () => {
    assert.deepEqual(document('a: &a { x: 1 }\nb:\n  <<: *a\n  y: 2\n').value, { a: { x: 1 }, b: { x: 1, y: 2 } });
  });

  it('says where it does not parse', () => {
    const [problem] = document('a: [1,\nb: 2\n').problems;
    assert.ok(problem !== undefined && problem.message.length > 0);
  });

  it('says where Spectral’s reader breaks off', () => {
    const places: readonly (readonly [string, number, number])[] = [
      [' &a\na: 1\nb: ', 0, 0],
      ['a: 1\nb: !!str\n', 1, 3],
      ['a: 1\r\nb: !!str # c\r\n', 1, 3],
      ['b: !!binary aGk=\n', 0, 3],
      ['a: &a 1\nb: [*a]\nc: !!binary aGk=\n', 2, 3],
      [' &a\nb: &b 1\nc: *b', 0, 0],
    ];
    for (const [text, line, character] of places) {
      const [problem] = new Document('file:///a.yaml', 0, text).problems;
      assert.match(problem?.message ?? '', /reader breaks off/, text);
      assert.deepEqual(problem?.range.start, { line, character }, text);
    }
  });

  it('refuses an alias bomb instead of writing it out', () => {
    let text = 'l0: &l0 [x, x, x, x, x, x, x, x, x]\n';
    for (let i = 1; i < 12; i++) text += `l${i}: &l${i} [${Array.from({ length: 9 }, () => `*l${i - 1}`).join(', ')}]\n`;
    const bomb = document(text);
    assert.equal(bomb.value, undefined);
    assert.match(bomb.problems[0]?.message ?? '', /aliases .* write out to more than 1,000,000 values/);
  });

  it('counts what aliases repeat, and not how much is written', () => {
    const written = `a: &few [1]\nb: *few\nc: [${'1,'.repeat(1_000_001)}1]\n`;
    assert.equal(refusalOf(written), undefined);
  });

  it('reads many aliases of small things', () => {
    const text = `x: &x { a: 1 }\nl: [${Array.from({ length: 5_000 }, () => '*x').join(', ')}]\n`;
    assert.deepEqual(document(text).problems, []);
  });

  for (const [name, text] of [
    ['flow sequences', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['block sequences', `${'- '.repeat(10_000)}a`],
    ['mappings', Array.from({ length: 10_000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
    ['600 levels', '['.repeat(600) + ']'.repeat(600)],
  ] as const) {
    it(`refuses ${name} that are nested without end`, () => {
      assert.equal(document(text).value, undefined);
      assert.match(document(text).problems[0]?.message ?? '', /[Nn]ested/);
    }).timeout(60_000);
  }
});

describe('pointers', () => {
  it('escape and unescape', () => {
    assert.equal(pointerOf(['paths', '/a~b/{c}', 0]), '#/paths/~1a~0b~1{c}/0');
    assert.deepEqual(pathOfPointer('#/paths/~1a~0b~1%7Bc%7D/0'), ['paths', '/a~b/{c}', '0']);
    assert.deepEqual(pathOfPointer('#/100%'), ['100%']);
    assert.equal(pathOfPointer('components'), undefined);
  });

  it('follow own properties alone', () => {
    assert.equal(valueAt({ a: [1, { b: 2 }] }, ['a', '1', 'b']), 2);
    assert.equal(valueAt({}, ['constructor']), undefined);
  });
});

describe('OpenAPI versions', () => {
  const versions: readonly (readonly [string, string | undefined])[] = [
    ['swagger: "2.0"', '2.0'],
    ['openapi: 3.0.3', '3.0'],
    ['openapi: 3.0', '3.0'],
    ['openapi: 3.1.1', '3.1'],
    ['openapi: 3.2.0', '3.2'],
    ['openapi: 4.0.0', 'unknown'],
    ['asyncapi: 2.6.0', undefined],
  ];
  for (const [text, version] of versions) it(`${text} is ${version}`, () => assert.equal(openApiVersionOf(document(text).value), version));

  const texts: readonly (readonly [string, boolean])[] = [
    ['openapi: 3.0.3\n', true],
    ['# a comment\n---\nopenapi: 3.0.3\n', true],
    ['\uFEFFswagger: "2.0"\n', true],
    ['{"openapi":"3.0.3"}', true],
    ['{\n  "info": {},\n  "openapi": "3.1.0"\n}', true],
    ['"openapi": 3.0.3\n', true],
    ['# openapi: 3.0.3\napiVersion: v1\n', false],
    ['metadata:\n  openapi: 3.0.3\n', false],
    ['type: object\n', false],
    ['{"name":"x","scripts":{"openapi":"make"}}', false],
    ['{"a":[1,{"swagger":"2.0"}],"b":"openapi"}', false],
    ['{ info: { title: "a, openapi: x" }, openapi: 3.0.3 }', true],
  ];
  for (const [text, root] of texts)
    it(`${JSON.stringify(text)} ${root ? 'may be' : 'is no'} root`, () => assert.equal(mayBeOpenApiRoot(text), root));
});

describe('an escape without its digits', () => {
  // Spectral's reader runs over the end of such a text and never comes back (@stoplight/yaml-ast-parser 0.0.50, readDoubleQuotedScalar).
  for (const text of ['{"\\x', '{"a":"\\u12"', '{"\\U1', 'a: "\\U\nb\nc\nd\n1\n2', '"\\x1"'])
    it(`${JSON.stringify(text)} is a problem`, () => assert.notEqual(document(text).problems.length, 0));
  it('is a text like any other outside of double quotes', () => {
    assert.deepEqual(document('a: C:\\x').value, { a: 'C:\\x' });
    assert.deepEqual(document('a: |+\n  x\\u1').value, { a: 'x\\u1' });
  });
  it('outside of double quotes moves no place where something else is wrong', () => {
    const text = 'a:\n  te\\xt: 1\n b: 2\n';
    const whole = document(text).problems.map(({ range }) => range);
    assert.deepEqual(
      whole,
      document(text.replace('\\', '/')).problems.map(({ range }) => range),
    );
    assert.ok(whole.length > 0);
  });
});

describe('references', () => {
  const text = 'a: { $ref: "#/b" }\nb:\n  $ref: "parts/b.yaml#/B"\nc: [{ $ref: \'./c.yaml\' }, { $ref: http://x.org/d.yaml }]\n';

  it('are found with their places', () => {
    assert.deepEqual(referencesIn(document(text).value), [
      { path: ['a'], target: '#/b' },
      { path: ['b'], target: 'parts/b.yaml#/B' },
      { path: ['c', 0], target: './c.yaml' },
      { path: ['c', 1], target: 'http://x.org/d.yaml' },
    ]);
    assert.deepEqual(referencedUris(document(text, 'file:///w/api.yaml')), ['file:///w/parts/b.yaml', 'file:///w/c.yaml']);
  });

  it('are found in a text that is not parsed', () => {
    assert.deepEqual(externalTargetsInText(text), ['parts/b.yaml#/B', './c.yaml', 'http://x.org/d.yaml']);
    assert.deepEqual(externalTargetsInText('{"$ref":"x.json"}'), ['x.json']);
    assert.deepEqual(externalTargetsInText('$ref: paths/pets.yaml # the pets\n'), ['paths/pets.yaml']);
    assert.deepEqual(externalTargetsInText('{"$ref":"paths\\/pets.yaml"}'), ['paths/pets.yaml']);
  });

  it('tell which roots reach a part, round in circles too', () => {
    const graph = new ReferenceGraph();
    graph.set('root', ['part'], true);
    graph.set('other', ['deep'], true);
    graph.set('part', ['deep', 'root'], false);
    graph.set('deep', ['part'], false);
    assert.deepEqual(graph.rootsOf('deep'), ['other', 'root']);
    graph.delete('other');
    assert.deepEqual(graph.rootsOf('deep'), ['root']);
    graph.set('root', [], true);
    assert.deepEqual(graph.rootsOf('deep'), []);
  });
});
