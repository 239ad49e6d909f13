import { fixDocument, NotJudged, type FixDocumentRequest, type FixDocumentResult } from '../workspace/fixDocument';
import { collectFor } from './collect';
import type { AcceptedJudgement } from './judging';
import type { Services } from './services';

/** How long fixes are worked out before others have their turn, in milliseconds. */
const TURN = 20;

/** Fixes that were worked out. */
export interface WorkedOut {
  readonly fixed: number;
  readonly edits: FixDocumentResult['edits'];
  /** The versions of the open documents that the edits are about. */
  readonly seen: ReadonlyMap<string, number>;
}

export interface SafeFixOptions extends Pick<FixDocumentRequest, 'shouldStop' | 'mayEdit'> {
  /** One rule's fixes alone. */
  readonly code?: string;
  /** Told of what there is after each round. */
  readonly onRound?: (soFar: WorkedOut) => void;
}

/** Works out the safe fixes of a document and what it refers to, as the texts stand in the editor; a sentence where there is nothing to fix by. */
export async function safeFixes(
  services: Services,
  uri: string,
  { code, onRound, ...options }: SafeFixOptions,
): Promise<WorkedOut | string> {
  const { index, judging, judge, folders, documents } = services;
  const root = index.rootsOf(uri)[0];
  if (root === undefined) return 'This is no OpenAPI document, nor a part of one.';
  const seen = new Map(documents.all.map((document) => [document.uri, document.version]));
  const collected = await collectFor(services, root);
  if (typeof collected === 'string') return collected;
  const accepted = judging.latest(root);
  const known = accepted !== undefined && isCurrent(services, accepted) ? accepted.judgement.outcome : undefined;
  if (known === undefined && options.shouldStop?.('judge') === true) return 'There is no time to judge the text first.';
  const { folder } = await folders.settingsOf(root);
  try {
    const { fixed, edits } = await fixDocument(judge, {
      collected,
      folder,
      ...(code === undefined ? {} : { codes: [code] }),
      ...(known === undefined || known.broken ? {} : { findings: known.findings }),
      ...(onRound === undefined ? {} : { onRound: (made, count) => onRound({ fixed: count, edits: made, seen }) }),
      breathe: turns(services),
      ...options,
    });
    return { fixed, edits, seen };
  } catch (error) {
    if (error instanceof NotJudged) return error.message;
    throw error;
  }
}

/** Whether a judgement is about the texts as they are now. */
export function isCurrent({ documents }: Services, { versions, judgement }: AcceptedJudgement): boolean {
  const read = judgement.outcome?.documents ?? [];
  return read.every((uri) => documents.versionOf(uri) === versions.get(uri));
}

/** Gives something to wait for once a turn is over, so that keys and requests are heard while many fixes are worked out. */
function turns({ host }: Services): () => Promise<void> | undefined {
  let until = host.now() + TURN;
  return () => {
    if (host.now() < until) return undefined;
    return new Promise((resolve) => {
      host.after(0, () => {
        until = host.now() + TURN;
        resolve();
      });
    });
  };
}
