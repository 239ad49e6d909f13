import type { Document } from '../document/document';
import type { Finding } from '../document/finding';
import { FIXES, fixesFor } from '../fix/registry';
import type { Fix, FixContext, FixEdits } from '../fix/fix';
import { fixToFixpoint, type FixpointRequest, type FixpointResult } from '../fix/fixToFixpoint';
import type { JudgedFolder } from './chooseRuleset';
import type { CollectedDocuments } from './collectDocuments';
import type { Judge, Judgement } from './judge';

export type { FixStep } from '../fix/fixToFixpoint';

/** One way to put a finding right, worked out for the texts as they stand. */
export interface OfferedFix {
  readonly title: string;
  readonly safe: boolean;
  readonly code: string;
  readonly edits: FixEdits;
}

export interface FixDocumentRequest {
  readonly collected: CollectedDocuments;
  readonly folder: JudgedFolder;
  /** The rules whose fixes are wanted; without any, every safe fix. Named ones may be unsafe where `unsafe` says so. */
  readonly codes?: readonly string[];
  /** Whether the fixes of named rules may be ones that are not safe: a person asked for that rule by name. */
  readonly unsafe?: boolean;
  /** What is found in these texts, when that is known. */
  readonly findings?: readonly Finding[];
  readonly shouldStop?: FixpointRequest['shouldStop'];
  readonly breathe?: () => Promise<void> | undefined;
  readonly mayEdit?: (uri: string) => boolean;
  readonly onRound?: (edits: FixEdits, fixed: number) => void;
}

/** What became of a document. */
export interface FixDocumentResult extends FixpointResult {
  /** The last judgement, with what it could not check; undefined where nothing had to be judged beyond what was known. */
  readonly judgement: Judgement | undefined;
}

/** Why no fix could be applied: the document could not be judged. */
export class NotJudged extends Error {
  /** `judgement` says what stood in the way; it is undefined when the lint was cancelled. */
  constructor(
    message: string,
    readonly judgement: Judgement | undefined,
  ) {
    super(message);
  }
}

/** The fixes for one finding, those that apply to the texts as they stand. */
export function offeredFixes(finding: Finding, collected: CollectedDocuments): OfferedFix[] {
  const document = collected.documents.get(finding.uri ?? collected.root.uri);
  if (document === undefined) return [];
  const context: FixContext = { root: collected.root, document: (uri) => collected.documents.get(uri) };
  return fixesFor(finding.code).flatMap((fix) => {
    const edits = fix.edits(document, finding, context);
    return edits === undefined || edits.size === 0
      ? []
      : [{ title: fix.title(document, finding), safe: fix.safety === 'safe', code: fix.code, edits }];
  });
}

/** Whether fix-all may apply a rule's fixes. */
export function hasSafeFix(code: string): boolean {
  return fixesFor(code).some((fix) => fix.safety === 'safe');
}

/** Every code that has a fix. */
export function fixableCodes(): string[] {
  return [...new Set(FIXES.map((fix) => fix.code))];
}

/**
 * Applies fixes to a root and its documents until nothing more is to be fixed, judging in between by the ruleset that judges the root.
 * Without `codes`, safe fixes alone (ARCHITECTURE.md, “What always holds”). Throws `NotJudged` with a sentence when the root cannot be judged.
 */
export async function fixDocument(judge: Judge, request: FixDocumentRequest): Promise<FixDocumentResult> {
  const { collected, folder } = request;
  let judgement: Judgement | undefined;
  const result = await fixToFixpoint({
    root: collected.root.uri,
    documents: collected.documents,
    fixes: wantedFixes(request),
    ...(request.findings === undefined ? {} : { findings: request.findings }),
    ...(request.shouldStop === undefined ? {} : { shouldStop: request.shouldStop }),
    ...(request.breathe === undefined ? {} : { breathe: request.breathe }),
    ...(request.mayEdit === undefined ? {} : { mayEdit: request.mayEdit }),
    ...(request.onRound === undefined ? {} : { onRound: request.onRound }),
    relint: async (changed) => {
      const texts = { ...textsOf(collected.documents), ...Object.fromEntries(changed) };
      judgement = await judge.judge(collected.root.uri, collected.root.version, folder, { stopWhenBroken: true, texts });
      const outcome = judgement?.outcome;
      if (outcome === undefined)
        throw new NotJudged(
          judgement?.rulesetProblems[0]?.message ?? judgement?.failures[0]?.message ?? 'The lint was cancelled.',
          judgement,
        );
      return outcome.findings;
    },
  });
  return { ...result, judgement };
}

function wantedFixes({ codes, unsafe }: FixDocumentRequest): Fix[] {
  if (codes === undefined) return FIXES.filter((fix) => fix.safety === 'safe');
  return FIXES.filter((fix) => codes.includes(fix.code) && (unsafe === true || fix.safety === 'safe'));
}

function textsOf(documents: ReadonlyMap<string, Document>): Record<string, string> {
  return Object.fromEntries([...documents].map(([uri, { text }]) => [uri, text]));
}
