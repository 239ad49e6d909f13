import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { EditBatch } from './editBatch';
import { EditedText } from './editedText';
import type { Fix, FixEdits } from './fix';

/** How often a document may be fixed and judged again before fixing is given up as endless. */
export const MOST_ROUNDS = 5;

/** What comes next: a fix in a text that has to be read anew for it, a fix in one that was read, or a judgement of the whole. */
export type FixStep = 'read' | 'fix' | 'judge';

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
  /** Awaited between fixes, where it gives something to wait for: lets others have their turn while many are worked out. */
  readonly breathe?: () => Promise<void> | undefined;
  /** Whether a document may be edited; without it, all may. A fix that would edit another is left out. */
  readonly mayEdit?: (uri: string) => boolean;
  /** Told of all edits so far after each round, before it is judged: what there is when somebody cannot wait. */
  readonly onRound?: (edits: FixEdits, fixed: number) => void;
  /** Asked before each step; true ends the work with what is done so far. */
  readonly shouldStop?: (next: FixStep) => boolean;
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
  const texts = editable(request.documents);
  let findings = request.findings ?? (await request.relint(new Map()));
  let fixed = 0;
  let rounds = 0;
  let settled = false;
  while (!settled && rounds < MOST_ROUNDS) {
    const { fixed: fixedNow, stopped } = await applyRound(request, texts, findings);
    if (fixedNow === 0) {
      settled = !stopped;
      break;
    }
    rounds++;
    fixed += fixedNow;
    request.onRound?.(editsOf(request.documents, texts), fixed);
    if (stopped || request.shouldStop?.('judge') === true) break;
    findings = await request.relint(changedTexts(request.documents, texts));
  }
  if (rounds === MOST_ROUNDS) settled = (await applyRound(request, editable(documentsOf(texts)), findings)).fixed === 0;
  const changed = changedTexts(request.documents, texts);
  return { texts: changed, edits: editsOf(request.documents, texts), fixed, findings, rounds, settled };
}

/** One round: the fixes one after the other, each for all its findings. Gives how many were put right, and whether it was stopped before its end. */
async function applyRound(
  request: FixpointRequest,
  texts: ReadonlyMap<string, EditedText>,
  findings: readonly Finding[],
): Promise<{ readonly fixed: number; readonly stopped: boolean }> {
  const batch = new EditBatch(texts, request.root, request.mayEdit);
  for (const fix of request.fixes) {
    let next: FixStep = 'read';
    for (const finding of findings) {
      if (finding.code !== fix.code) continue;
      if (request.shouldStop?.(next) === true) {
        batch.flush();
        return { fixed: batch.fixed, stopped: true };
      }
      applyOne(fix, finding, batch);
      next = 'fix';
      await request.breathe?.();
    }
    batch.flush();
  }
  return { fixed: batch.fixed, stopped: false };
}

function applyOne(fix: Fix, finding: Finding, batch: EditBatch): void {
  for (let attempt = 0; attempt < 2; attempt++) {
    const { context } = batch;
    const document = finding.uri === undefined ? undefined : context?.document(finding.uri);
    const edits = context && document && fix.edits(document, finding, context);
    if (edits === undefined || batch.add(edits)) return;
    // Another edit is in the way: with it applied, the fix finds its place anew.
    batch.flush();
  }
}

function editsOf(before: ReadonlyMap<string, Document>, texts: ReadonlyMap<string, EditedText>): FixEdits {
  return new Map([...changedTexts(before, texts).keys()].map((uri) => [uri, texts.get(uri)?.edits ?? []]));
}

function editable(documents: ReadonlyMap<string, Document>): Map<string, EditedText> {
  return new Map([...documents].map(([uri, document]) => [uri, new EditedText(document)]));
}

function documentsOf(texts: ReadonlyMap<string, EditedText>): Map<string, Document> {
  return new Map([...texts].map(([uri, { document }]) => [uri, document]));
}

function changedTexts(before: ReadonlyMap<string, Document>, after: ReadonlyMap<string, EditedText>): Map<string, string> {
  const changed = [...after].filter(([uri, { document }]) => before.get(uri)?.text !== document.text);
  return new Map(changed.map(([uri, { document }]) => [uri, document.text]));
}
