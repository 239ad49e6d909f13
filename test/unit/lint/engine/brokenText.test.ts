import assert from 'node:assert/strict';
import { Document as SpectralDocument } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { changedStretch } from '../../../../server/src/document/changedStretch';
import { readableText } from '../../../../server/src/document/parse';
import { faultsInJson } from '../../../../server/src/lint/engine/brokenJson';
import { jsonDocument } from '../../../../server/src/lint/engine/jsonDocument';
import type { LiveDocument } from '../../../../server/src/lint/engine/liveDocument';
import { readWholeYaml } from '../../../../server/src/lint/engine/wholeYaml';
import { yamlDocument } from '../../../../server/src/lint/engine/yamlDocument';
import { readYamlTree } from '../../../../server/src/lint/engine/yamlTree';

const SOURCE = '/specs/openapi.yaml';

/** An API with enough in it that some of it is far from any edit. */
const DOCUMENT = {
  openapi: '3.0.3',
  info: { title: 'Pets', version: '1', description: 'All *pets*,\nlarge & small: {cats} and [dogs] # and others\n' },
  servers: [{ url: 'https://api.example.com/' }, { url: 'https://test.example.com/' }],
  paths: Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `/pets/${index}`,
      {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', enum: ['a', '"b"', 'c: d'] } }],
        get: { operationId: `pet${index}`, responses: { '200': { description: "It's\nso", content: {} }, default: { description: '' } } },
      },
    ]),
  ),
  components: { schemas: { Pet: { type: 'object', properties: { age: { type: 'integer', example: [] } } } } },
};

const STYLES: readonly (readonly [string, string, number])[] = [
  ['JSON', JSON.stringify(DOCUMENT, null, 2), 150],
  ['JSON without indentation', JSON.stringify(DOCUMENT, null, 1).replaceAll(/\n +/g, '\n'), 150],
  ['JSON in one line', JSON.stringify(DOCUMENT), 1],
  ['YAML', stringify(DOCUMENT), 1],
  ['YAML with lists as far out as their keys', stringify(DOCUMENT, { indentSeq: false }), 1],
];

const edit = fc.record({
  where: fc.double({ min: 0, max: 1, noNaN: true }),
  away: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(3), fc.nat(400)),
  put: fc.oneof(
    fc.constantFrom(
      '',
      'x',
      '"',
      "'",
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '\n',
      '\n\n',
      ' ',
      '- ',
      '? ',
      '# ',
      '*',
      '&a ',
      '!',
      '|',
      '\\',
      '---\n',
      'a: 1\n',
      '"a": {',
    ),
    fc.string({ maxLength: 3 }),
  ),
});

function liveOf(text: string): LiveDocument {
  return jsonDocument(text, SOURCE) ?? yamlDocument(text, SOURCE) ?? assert.fail('it cannot be judged edit after edit');
}

/** What Spectral's reader says of the whole text, in the order in which it says it. */
function saidOfTheWhole(text: string): readonly unknown[] {
  return new SpectralDocument(readableText(text), Yaml, SOURCE).diagnostics.filter(({ severity }) => severity === 0);
}

/** The same; undefined where that reader itself fails, as it does of `!` with nothing behind it. */
function saidWhereRead(text: string): readonly unknown[] | undefined {
  try {
    return saidOfTheWhole(text);
  } catch {
    return undefined;
  }
}

describe('a text that an edit breaks', () => {
  for (const [name, text, least] of STYLES) {
    it(`has the faults that a reading of the whole finds, in ${name}`, () => {
      const live = liveOf(text);
      let told = 0;
      fc.assert(
        fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
          const next = edits.reduce((before, { where, away, put }) => {
            const at = Math.floor(where * before.length);
            return before.slice(0, at) + put + before.slice(at + away);
          }, text);
          const faults = live.faults(changedStretch(text, next), next);
          if (faults === undefined) return;
          told++;
          assert.deepEqual(faults, saidOfTheWhole(next));
        }),
        { numRuns: 400 },
      );
      assert.ok(told >= least, `only ${told} were told from the parts around the edit`);
    });
  }

  for (const [name, text, least] of STYLES.slice(0, 3)) {
    it(`has those faults where it was never read before, in ${name}`, () => {
      let broken = 0;
      let told = 0;
      fc.assert(
        fc.property(edit, fc.nat(text.length), ({ away, put }, at) => {
          const next = text.slice(0, at) + put + text.slice(at + Math.min(away, 3));
          if (jsonDocument(next, SOURCE) === undefined) broken++;
          const faults = faultsInJson(next, SOURCE);
          if (faults === undefined) return;
          told++;
          assert.deepEqual(faults, saidOfTheWhole(next));
        }),
        { numRuns: 400 },
      );
      assert.ok(told >= broken * (least > 1 ? 0.2 : 0), `only ${told} of ${broken} were told without reading all of it`);
    });
  }

  for (const [name, text] of STYLES) {
    it(`has those faults in a reading of the whole that keeps no order of keys, in ${name}`, () => {
      let broken = 0;
      let read = 0;
      fc.assert(
        fc.property(
          fc.array(edit, { maxLength: 2 }),
          fc.constantFrom('', '', 'openapi: again\n', '200: odd\n', 'x:\n  <<: {a: 1}\n'),
          (edits, more) => {
            const next = edits.reduce((before, { where, away, put }) => {
              const at = Math.floor(where * before.length);
              return before.slice(0, at) + put + before.slice(at + away);
            }, more + text);
            const whole = readWholeYaml(next, SOURCE);
            const said = saidWhereRead(next);
            assert.deepEqual(whole?.faults, said);
            if (said !== undefined && said.length > 0) broken++;
            if (whole?.read === undefined) return;
            read++;
            assert.deepEqual(whole.read, readYamlTree(next));
          },
        ),
        { numRuns: 200 },
      );
      assert.ok(broken > 30 && read > 10, `${broken} were broken, ${read} read`);
    });
  }

  it('is told from where it stops being JSON, whatever a key has done to it', () => {
    const text = STYLES[0]?.[1] ?? assert.fail();
    const keys: readonly (readonly [string, string])[] = [
      ['"operationId": "pet20"', '""operationId": "pet20"'],
      ['"operationId": "pet20"', '"operationId: "pet20"'],
      ['"operationId": "pet20",', '"operationId": "pet20"'],
      ['"/pets/20": {', '"/pets/20: {'],
    ];
    for (const [before, after] of keys) {
      const broken = text.replace(before, after);
      assert.notEqual(broken, text);
      assert.deepEqual(faultsInJson(broken, SOURCE), saidOfTheWhole(broken), after);
    }
  });

  it('is not told from there where it is YAML', () => {
    const text = STYLES[0]?.[1] ?? assert.fail();
    for (const yaml of [text.replace('"pet20",', 'pet20,'), text.replace('"info"', 'info'), `# a\n${text}`, 'a: b', '', '"a"', '[', '{'])
      if (faultsInJson(yaml, SOURCE) !== undefined) assert.notDeepEqual(saidOfTheWhole(yaml), [], yaml.slice(0, 20));
  });

  it('is read around the edit alone, as far as that tells what is wrong', () => {
    const json = STYLES[0]?.[1] ?? assert.fail();
    const yaml = STYLES[3]?.[1] ?? assert.fail();
    const edits = ['"', '{', '[', '}', 'x: {', '"a" "b"'].map((put) => [json, '"operationId": "pet20"', put] as const);
    const others = ['operationId: twice\n      ', 'summary: a: b\n      '].map((put) => [yaml, 'operationId: pet20', put] as const);
    for (const [text, place, put] of [...edits, ...others]) {
      const live = liveOf(text);
      const at = text.indexOf(place);
      const next = text.slice(0, at) + put + text.slice(at);
      assert.deepEqual(live.faults(changedStretch(text, next), next), saidOfTheWhole(next), put);
    }
  });

  it('is left to a reading of the whole where an opened bracket swallows blocks, which then read otherwise', () => {
    const text = stringify({ ...DOCUMENT, paths: { ...DOCUMENT.paths, ...DOCUMENT.paths } }, { indentSeq: false });
    for (const cut of [119, 40, 0]) {
      const next = `[[${text.slice(cut)}`;
      const faults = liveOf(text).faults(changedStretch(text, next), next);
      if (faults !== undefined) assert.deepEqual(faults, saidOfTheWhole(next));
    }
  });

  it('is left to a reading of the whole where nothing is wrong with it', () => {
    for (const [, text] of STYLES) {
      const next = text.replace('https://api', 'https://www');
      assert.equal(liveOf(text).faults(changedStretch(text, next), next), undefined);
    }
  });
});
