import assert from 'node:assert/strict';
import type { DocumentCheck, DocumentProblem } from '../../../server/src/lint/documentCheck';
import type { Finding } from '../../../server/src/document/finding';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

const BOUNDARY = 'file:///work';
const ROOT = 'file:///work/api.yaml';
const PART = 'file:///work/parts/a.yaml';
const DEEP = 'file:///work/parts/b.json';
const head = 'openapi: 3.0.3\ninfo: {}\npaths:\n';

/** What is found in these files by rules of `specwright:gateway`, with a check of the test's own in the place of the gateway's. */
async function lint(files: Readonly<Record<string, string>>, check: DocumentCheck): Promise<readonly Finding[]> {
  const session = await judgingSession(files, 'specwright:gateway', BOUNDARY, { checks: new Map([['gatewayFindings', check]]) });
  const { findings, failures } = await judgementOf(session, requestOf(ROOT, BOUNDARY));
  assert.deepEqual(failures, []);
  return findings;
}

/** A problem of a rule that follows references. */
function problem(uri: string, path: JsonPath, code = 'gateway-export-refused'): DocumentProblem {
  return { code, message: `At ${path.join(' ')}.`, uri, path };
}

const place = ({ uri, path, range }: Finding): unknown => [uri, path.map(String), range.start.line];

describe('a check of whole documents', () => {
  it('gets the root and what it refers to as they are read, and is asked once for all rules', async () => {
    const seen: unknown[] = [];
    const files = { [ROOT]: `${head}  /a: { $ref: parts/a.yaml }\n`, [PART]: 'get: { $ref: b.json#/x }\n', [DEEP]: '{"x":{}}' };
    await lint(files, (root, documents) => {
      seen.push([root.text, [...documents].map(([uri, { text }]) => [uri, text])]);
      return [];
    });
    assert.deepEqual(seen, [[files[ROOT], Object.entries(files)]]);
  });

  it('has its problems where they are: in the root, behind a reference, and behind two', async () => {
    const files = {
      [ROOT]: `${head}  /a~1b%20c: { $ref: parts/a.yaml#/item }\n  /d: {}\n`,
      [PART]: 'aside: { $ref: b.json#/x }\nitem:\n  get:\n    $ref: b.json#/x\n',
      [DEEP]: '{\n"x": {\n"deep": 1 }}',
    };
    const found = await lint(files, () => [
      problem(ROOT, ['paths', '/d']),
      problem(PART, ['item', 'get']),
      problem(DEEP, ['x', 'deep']),
      problem(ROOT, ['paths', '/a~1b%20c'], 'gateway-route-unique'),
    ]);
    assert.deepEqual(found.map(place), [
      [ROOT, ['paths', '/a~1b%20c'], 3],
      [ROOT, ['paths', '/d'], 4],
      // To rules that follow references, one that leads somewhere is the place it leads to: the closest around it has to do.
      [PART, ['item'], 1],
      [DEEP, ['x', 'deep'], 2],
    ]);
  });

  it('finds the way through a circle of references, and stays in the root where none leads to a place', async () => {
    const files = {
      [ROOT]: `${head}  /a: { $ref: parts/a.yaml#/one }\n`,
      [PART]: 'one: { get: { $ref: "#/two" } }\ntwo: { a: { $ref: "#/one" }, b: 1 }\nthree: 1\n',
    };
    const found = await lint(files, () => [problem(PART, ['two', 'b']), problem(PART, ['three'])]);
    assert.deepEqual(found.map(place), [
      [ROOT, [], 0],
      // Spectral leaves references that lead back to themselves as they stand, and so knows no place behind them.
      [PART, ['one', 'get'], 0],
    ]);
  });

  it('is at the reference that leads nowhere, in the root and in a part', async () => {
    const text = `${head}  /a:\n    $ref: parts/a.yaml\n  /b:\n    $ref: missing.yaml\n  /c:\n    $ref: '#/x/y'\nx: {}\n`;
    const part = "get:\n  parameters:\n  - $ref: '#/z'\n  - $ref: b.json\n";
    const found = await lint({ [ROOT]: text, [PART]: part }, () => [
      problem(ROOT, ['paths', '/b']),
      problem(ROOT, ['paths', '/c']),
      problem(PART, ['get', 'parameters', 0]),
      problem(PART, ['get', 'parameters', 1]),
    ]);
    assert.deepEqual(found.filter(({ code }) => code === 'gateway-export-refused').map(place), [
      [ROOT, ['paths', '/b', '$ref'], 6],
      [ROOT, ['paths', '/c', '$ref'], 8],
      // Behind a reference, Spectral loses such places; it still knows what holds them.
      [PART, ['get', 'parameters'], 1],
      [PART, ['get', 'parameters'], 1],
    ]);
  });

  it('is not asked while a text does not parse', async () => {
    const check = (): readonly DocumentProblem[] => assert.fail('asked');
    const broken = await lint({ [ROOT]: `${head}  /a: { get: {}\n` }, check);
    assert.ok(broken.every(({ code }) => code === 'parser'));
    const part = await lint({ [ROOT]: `${head}  /a: { $ref: parts/a.yaml }\n`, [PART]: 'get: {\n' }, check);
    assert.ok(
      part.every(({ code }) => code === 'parser'),
      JSON.stringify(part),
    );
  });
});
