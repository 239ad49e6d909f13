import { Document } from '../../../server/src/document/document';
import type { Finding } from '../../../server/src/document/finding';
import type { OpenApiVersion } from '../../../server/src/document/openApiVersion';
import { isDeepStrictEqual } from 'node:util';
import { fixesFor } from '../../../server/src/fix/registry';
import { applyFix } from './applyFix';
import type { FixCase } from './cases/fixCase';
import { compareFindings } from './compareFindings';
import { judgeOf, stockLint } from './stockLint';
import { STYLES } from './styles';

/** One cell of the table: `ok`, or what is wrong. */
export interface Cell {
  readonly code: string;
  readonly name: string;
  readonly version: OpenApiVersion;
  readonly style: string;
  readonly faults: readonly string[];
}

/**
 * Runs a case in one version and every style. With `judge` `each`, stock Spectral judges every text; with `once`, one text of those that
 * mean the same and are alike in having tabs, which it has its own words about.
 */
export async function runCase(fixCase: FixCase, version: OpenApiVersion, judge: 'each' | 'once'): Promise<Cell[]> {
  const judged = new Map<string, readonly Finding[]>();
  const value = fixCase.build(version);
  const cells: Cell[] = [];
  let expected: unknown;
  for (const style of STYLES) {
    const uri = `file:///specs/a.${style.extension}`;
    const before = new Map([[uri, style.write(value)]]);
    const found = await lint(fixCase.code, judge === 'each' ? new Map() : judged, uri, before);
    const own = found.filter(({ code }) => code === fixCase.code);
    const faults: string[] = own.length === 0 ? ['the rule finds nothing in it'] : [];
    let texts: ReadonlyMap<string, string> = before;
    let left = own;
    for (const fix of fixesFor(fixCase.code)) {
      const applied = applyFix(fix, left, uri, texts);
      faults.push(...applied.faults);
      ({ texts } = applied);
      left = [...applied.refused];
      const again = applyFix(fix, own, uri, texts);
      if (again.offered.length > 0) faults.push('offers itself again when it is done');
    }
    const after = await lint(fixCase.code, judge === 'each' ? new Map() : judged, uri, texts);
    const { remaining, came } = compareFindings(found, after, fixCase.code);
    if (remaining > 0) faults.push(`${remaining} of ${own.length} findings remain`);
    faults.push(...came.map((finding) => `came: ${finding}`));
    const meant = new Document(uri, 1, texts.get(uri) ?? '').value;
    if (expected === undefined) expected = meant;
    else if (!isDeepStrictEqual(meant, expected)) faults.push('means something else than in the first style');
    cells.push({ code: fixCase.code, name: fixCase.name, version, style: style.name, faults });
  }
  return cells;
}

/** Findings by what a text means; the address of the only document is put in after. */
async function lint(
  code: string,
  judged: Map<string, readonly Finding[]>,
  uri: string,
  texts: ReadonlyMap<string, string>,
): Promise<readonly Finding[]> {
  const text = texts.get(uri) ?? '';
  const key = `${text.includes('\t')} ${JSON.stringify(new Document(uri, 0, text).value)}`;
  const known = judged.get(key) ?? (await stockLint(uri, texts, judgeOf(code)));
  judged.set(key, known);
  return known.map((finding) => ({ ...finding, uri }));
}
