import { Document } from '../../../server/src/document/document';
import type { Finding } from '../../../server/src/document/finding';
import { applyEdits } from '../../../server/src/document/textEdit';
import type { Fix } from '../../../server/src/fix/fix';
import { fixToFixpoint, type FixpointResult } from '../../../server/src/fix/fixToFixpoint';
import { FIXES } from '../../../server/src/fix/registry';
import { faultsOf } from './applyFix';
import { compareFindings } from './compareFindings';
import type { RealDocument } from './realDocuments';
import { stockLint } from './stockLint';

/** What became of all findings of a rule in a document, or of all safe fixes together. */
export interface RealRun {
  readonly document: string;
  readonly rule: string;
  readonly found: number;
  readonly gone: number;
  /** Findings for which the fix has nothing to offer. */
  readonly left: number;
  readonly faults: readonly string[];
}

/** Applies each fix to all its findings in a document, each time from the document as it is, and then all safe ones together. */
export async function runRealDocument(real: RealDocument): Promise<RealRun[]> {
  const before = await stockLint(real.uri, new Map([[real.uri, real.text]]), 'all');
  const codes = [...new Set(FIXES.map(({ code }) => code))].filter((code) => before.some((finding) => finding.code === code));
  const runs: RealRun[] = [];
  for (const code of codes)
    runs.push(
      await runFixes(
        real,
        before,
        code,
        FIXES.filter((fix) => fix.code === code),
      ),
    );
  runs.push(
    await runFixes(
      real,
      before,
      'all safe fixes',
      FIXES.filter(({ safety }) => safety === 'safe'),
    ),
  );
  return runs;
}

async function runFixes(real: RealDocument, before: readonly Finding[], rule: string, fixes: readonly Fix[]): Promise<RealRun> {
  const own = (findings: readonly Finding[]): number => findings.filter(({ code }) => fixes.some((fix) => fix.code === code)).length;
  const document = new Document(real.uri, 0, real.text);
  const result = await fix(document, before, fixes);
  const faults: string[] = [];
  const text = result.texts.get(real.uri) ?? real.text;
  const after = new Document(real.uri, 1, text);
  const edits = result.edits.get(real.uri) ?? [];
  if (!result.settled) faults.push('not settled after five rounds');
  if (edits.length > 0) faults.push(...faultsOf(document, after, edits, rule.includes('-unused-')));
  if (applyEdits(real.text, edits) !== text) faults.push('the edits do not give the text');
  faults.push(
    ...compareFindings(before, result.findings, rule)
      .came.slice(0, 5)
      .map((finding) => `came: ${finding}`),
  );
  const again = await fix(after, result.findings, fixes);
  if (again.texts.size > 0) faults.push('a second run changes something');
  const [found, left] = [own(before), own(result.findings)];
  return { document: real.name, rule, found, gone: found - left, left, faults };
}

function fix(document: Document, findings: readonly Finding[], fixes: readonly Fix[]): Promise<FixpointResult> {
  return fixToFixpoint({
    root: document.uri,
    documents: new Map([[document.uri, document]]),
    fixes,
    findings,
    relint: (texts) => stockLint(document.uri, texts, 'all'),
  });
}
