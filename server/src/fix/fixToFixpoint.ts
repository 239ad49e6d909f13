import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import type { TextEdit } from '../document/textEdit';
import { EditBatch } from './editBatch';
import type { Fix, FixEdits } from './fix';
import { wholeEdit } from './wholeEdit';

/** How often a document may be fixed and judged again before fixing is given up as endless. */
export const MOST_ROUNDS = 5;

/** Judges the root again, with these texts in place of those known so far; gives all its findings, whichever document they lie in. */
export interface Relint {
  (texts: ReadonlyMap<string, string>): Promise<readonly Finding[]>;
}

export interface FixpointRequest {
  /** The canonical address of the root. */
  readonly root: string;
  /** The root and every document that it leads to, by canonical address; only these are edited. */
  readonly documents: ReadonlyMap<string, Document>;
  /** The fixes that may be applied, in this order. Whoever calls picks them: the safe ones, or those of a named rule. */
  readonly fixes: readonly Fix[];
  /** What is found in these texts, when that is known already. */
  readonly findings?: readonly Finding[];
  readonly relint: Relint;
  /** Asked between rounds; true ends the work with what is done so far. */
  readonly shouldStop?: () => boolean;
}

export interface FixpointResult {
  /** The new texts of the documents that changed. */
  readonly texts: ReadonlyMap<string, string>;
  /** The edits that lead from the given texts to the new ones. */
  readonly edits: FixEdits;
  /** How many findings were put right. */
  readonly fixed: number;
  /** What is found in the new texts. */
  readonly findings: readonly Finding[];
  /** How many rounds changed something. */
  readonly rounds: number;
  /** Whether another run would change nothing. */
  readonly settled: boolean;
}

/** Applies fixes round by round, judging in between, until a round changes nothing or `MOST_ROUNDS` are done. */
export async function fixToFixpoint(request: FixpointRequest): Promise<FixpointResult> {
  const current = new Map(request.documents);
  const before = request.documents;
  let findings = request.findings ?? (await request.relint(new Map()));
  let fixed = 0;
  let rounds = 0;
  let edits: Map<string, readonly TextEdit[]> = new Map();
  let settled = false;
  while (rounds < MOST_ROUNDS && request.shouldStop?.() !== true) {
    const round = applyRound(request, current, findings);
    if (round.fixed === 0) {
      settled = true;
      break;
    }
    rounds++;
    fixed += round.fixed;
    const texts = changedTexts(before, current);
    edits = rounds === 1 && round.edits !== undefined ? new Map(round.edits) : editsBetween(before, current);
    findings = await request.relint(texts);
  }
  if (!settled && rounds === MOST_ROUNDS) settled = applyRound(request, new Map(current), findings).fixed === 0;
  return { texts: changedTexts(before, current), edits, fixed, findings, rounds, settled };
}

/** One round: the fixes one after the other, each for all its findings. Changes `current`. */
function applyRound(
  request: FixpointRequest,
  current: Map<string, Document>,
  findings: readonly Finding[],
): { fixed: number; edits: FixEdits | undefined } {
  const batch = new EditBatch(current, request.root);
  for (const fix of request.fixes) {
    for (const finding of findings) if (finding.code === fix.code) applyOne(fix, finding, batch);
  }
  batch.flush();
  return { fixed: batch.fixed, edits: batch.onlyEdits };
}

function applyOne(fix: Fix, finding: Finding, batch: EditBatch): void {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { context } = batch;
    const document = finding.uri === undefined ? undefined : context?.document(finding.uri);
    if (context === undefined || document === undefined) return;
    const edits = fix.edits(document, finding, context);
    if (edits === undefined || [...edits.keys()].some((uri) => !batch.documents.has(uri))) return;
    if (batch.add(edits)) return;
    // Another edit is in the way: with it applied, the fix finds its place anew.
    batch.flush();
  }
}

function changedTexts(before: ReadonlyMap<string, Document>, after: ReadonlyMap<string, Document>): Map<string, string> {
  return new Map([...after].filter(([uri, { text }]) => before.get(uri)?.text !== text).map(([uri, { text }]) => [uri, text]));
}

function editsBetween(before: ReadonlyMap<string, Document>, after: ReadonlyMap<string, Document>): Map<string, readonly TextEdit[]> {
  const edits = new Map<string, readonly TextEdit[]>();
  for (const [uri, document] of before) {
    const text = after.get(uri)?.text;
    if (text !== undefined && text !== document.text) edits.set(uri, [wholeEdit(document, text)]);
  }
  return edits;
}
