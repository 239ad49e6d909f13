import { deepStrictEqual, strictEqual } from 'node:assert';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseOf, folderOf, rootOf, type Case } from './case';
import { findingsByCase } from './findings';

const made = (title: string, style: Case['style'] = 'json'): Case => {
  const each = caseOf(`${title}.json`, JSON.stringify({ openapi: '3.0.3', info: { title }, paths: { '/a': {} } }), style, 'oas');
  if (each === undefined) throw new Error('is an object');
  return each;
};

describe('What a process printed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-findings-test-'));
  after(() => rmSync(folder, { recursive: true }));
  const read = (printed: unknown, cases: readonly Case[]): ReturnType<typeof findingsByCase> => {
    const file = join(folder, 'printed.json');
    writeFileSync(file, typeof printed === 'string' ? printed : JSON.stringify(printed));
    return findingsByCase(file, cases);
  };

  it('is told apart by the folder of each document, in its order, with no path of this machine left', () => {
    const [first, second] = [made('first'), made('second', 'split')];
    const inSecond = join(folderOf(second), 'paths/0.yaml');
    const printed = [
      { code: 'x', source: inSecond, message: `ENOENT: no such file or directory, open '${folderOf(second)}/gone.yaml'` },
      { code: 'y', source: rootOf(first), message: 'y' },
      { code: 'z', source: rootOf(second), message: 'z' },
    ];
    deepStrictEqual(
      read(printed, [first, second]),
      new Map([
        [first, [{ code: 'y', source: 'openapi.json', message: 'y' }]],
        [
          second,
          [
            { code: 'x', source: 'paths/0.yaml', message: "ENOENT: no such file or directory, open 'gone.yaml'" },
            { code: 'z', source: 'openapi.yaml', message: 'z' },
          ],
        ],
      ]),
    );
  });

  it('is nothing when a finding belongs to none of several documents, and the one document’s when there is one', () => {
    const printed = [{ code: 'x', source: '/elsewhere.json', message: '' }];
    strictEqual(read(printed, [made('first'), made('second')]), undefined);
    strictEqual(read(printed, [made('first')])?.size, 1);
  });

  it('is nothing when it is no array', () => {
    strictEqual(read('', [made('first')]), undefined);
    strictEqual(read({}, [made('first')]), undefined);
    strictEqual(read('[{"code": "cut o', [made('first')]), undefined);
  });
});

describe('A case', () => {
  it('is told by its texts and their names, not by where it is judged', () => {
    strictEqual(made('a').digest, made('a').digest);
    strictEqual(new Set([made('a'), made('b'), made('a', 'yaml'), made('a', 'split')].map(({ digest }) => digest)).size, 4);
  });
});
