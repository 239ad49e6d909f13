import { deepStrictEqual, strictEqual } from 'node:assert';
import fc from 'fast-check';
import type { Finding, Severity } from '../../../server/src/document/finding';
import { isJsonObject, valueAt, type JsonValue } from '../../../server/src/document/jsonValue';
import { formatFindings, type FormatName } from '../../../server/src/cli/format';
import { byDocument } from '../../../server/src/cli/format/byDocument';
import type { JudgedFinding } from '../../../server/src/cli/judgedFinding';
import { shownPath } from '../../../server/src/cli/format/shownPath';
import { Found } from '../../../server/src/cli/found';

const CWD = 'file:///work';
const context = { color: false, cwd: CWD, version: '1.0.0', complete: true };

const severities: fc.Arbitrary<Severity> = fc.constantFrom(0, 1, 2, 3);
const positions = fc.record({ line: fc.nat(99), character: fc.nat(99) });
const findings: fc.Arbitrary<Finding> = fc.record(
  {
    code: fc.constantFrom('a', 'b', 'c'),
    message: fc.string(),
    severity: severities,
    path: fc.array(fc.oneof(fc.string(), fc.nat(9)), { maxLength: 3 }),
    range: fc.record({ start: positions, end: positions }),
    // Few documents, so that several roots have findings in the same part.
    uri: fc.constantFrom(`${CWD}/a.yaml`, `${CWD}/part.yaml`, 'file:///other/part%20two.yaml', undefined),
    documentationUrl: fc.webUrl(),
  },
  { requiredKeys: ['code', 'message', 'severity', 'path', 'range', 'uri'] },
);
const judged: fc.Arbitrary<JudgedFinding> = fc.record({ finding: findings, source: fc.constantFrom(undefined, undefined, '<STDIN>') });
/** Several documents with the findings of each. */
const several = fc.array(fc.array(judged, { maxLength: 5 }), { maxLength: 6 });

/** Kept as the terminal keeps them: whichever document is done first. */
function kept(documents: readonly (readonly JudgedFinding[])[]): Found {
  const found = new Found(documents.length);
  for (const [place, items] of [...documents.entries()].reverse()) found.put(place, items);
  return found;
}
const written = (name: FormatName, found: Found): string => [...formatFindings(name, found, context)].join('');

describe('findings of several documents', () => {
  it('come back as they were, and are counted', () =>
    fc.assert(
      fc.property(several, (documents) => {
        const found = kept(documents);
        const all = documents.flat();
        deepStrictEqual(JSON.stringify([...found.places()].flatMap((place) => found.at(place))), JSON.stringify(all));
        strictEqual(found.count, all.length);
        for (const severity of [0, 1, 2, 3] as const)
          strictEqual(found.countOf(severity), all.filter(({ finding }) => finding.severity === severity).length);
      }),
    ));

  it('stand under the document that they are in, in the order in which those come up', () =>
    fc.assert(
      fc.property(several, (documents) => {
        const expected = new Map<string, JudgedFinding[]>();
        for (const item of documents.flat()) expected.set(shownPath(item, CWD), [...(expected.get(shownPath(item, CWD)) ?? []), item]);
        strictEqual(JSON.stringify([...byDocument(kept(documents), CWD)]), JSON.stringify([...expected]));
      }),
    ));

  it('are one array in Spectral’s JSON, written as JSON.stringify writes it', () =>
    fc.assert(
      fc.property(several, (documents) => {
        const text = written('json', kept(documents));
        const array: JsonValue = JSON.parse(text);
        strictEqual(text, `${JSON.stringify(array, null, '\t')}\n`);
        deepStrictEqual(
          Array.isArray(array) ? array.map((each) => [valueAt(each, ['code']), valueAt(each, ['message'])]) : array,
          documents.flat().map(({ finding }) => [finding.code, finding.message]),
        );
      }),
    ));

  it('are one run in SARIF, written as JSON.stringify writes it, each with its rule', () =>
    fc.assert(
      fc.property(several, (documents) => {
        const text = written('sarif', kept(documents));
        const log: JsonValue = JSON.parse(text);
        strictEqual(text, `${JSON.stringify(log, null, 2)}\n`);
        const results = valueAt(log, ['runs', 0, 'results']);
        const rules = valueAt(log, ['runs', 0, 'tool', 'driver', 'rules']);
        deepStrictEqual(
          Array.isArray(results)
            ? results.map((each: JsonValue) => valueAt(rules, [Number(isJsonObject(each) ? each['ruleIndex'] : -1), 'id']))
            : results,
          documents.flat().map(({ finding }) => finding.code),
        );
      }),
    ));

  it('are a command each for GitHub, and a case each in JUnit’s XML, whose sums agree', () =>
    fc.assert(
      fc.property(several, (documents) => {
        const found = kept(documents);
        const count = documents.flat().length;
        strictEqual(written('github-actions', found).split('\n').length - 1, count);
        const xml = written('junit', found);
        strictEqual([...xml.matchAll(/<testcase /g)].length, count);
        const sums = [...xml.matchAll(/<testsuite [^>]*tests="(\d+)"/g)].reduce((sum, [, tests]) => sum + Number(tests), 0);
        strictEqual(sums, count);
        strictEqual(/<testsuites tests="(\d+)"/.exec(xml)?.[1], `${count}`);
      }),
    ));

  it('are counted at the end for people, who are told where there are none', () => {
    const finding: Finding = {
      code: 'a',
      message: 'b',
      severity: 1,
      path: [],
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      uri: `${CWD}/a.yaml`,
    };
    const item = { finding, source: undefined };
    const text = written('stylish', kept([[], [item], [{ ...item, finding: { ...finding, severity: 0, code: 'long' } }]]));
    strictEqual(text, 'a.yaml\n  1:1  warn   a     b\n  1:1  error  long  b\n\n2 findings: 1 error, 1 warning.\n');
    strictEqual(written('stylish', kept([])), 'No findings.\n');
  });
});
