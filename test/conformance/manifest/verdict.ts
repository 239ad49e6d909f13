import { isJsonArray, isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import type { ManifestOutcome } from '../../../server/src/manifest/manifest';
import { digestOf, isWritten, type KeptAnswer } from './answers';
import { NO_ANSWER, type DeckAnswer } from './deck';
import { documentedDifference, type Difference } from './documentedDifferences';

export const COLUMNS = [
  'identical',
  'documented difference',
  'both refuse',
  'deck refuses, ours writes',
  'deck does not finish',
  'wrong',
] as const;

/** How our outcome stands beside decK's, and for all but the identical why. */
export interface Verdict {
  readonly column: (typeof COLUMNS)[number];
  readonly cause: string;
}

/** Compares our outcome for a document with decK's answer; `whole` gives the manifest itself, of which only the digest is kept. */
export async function judge(
  document: JsonValue | undefined,
  ours: ManifestOutcome,
  theirs: KeptAnswer,
  whole: () => Promise<DeckAnswer>,
): Promise<Verdict> {
  if (!isWritten(theirs)) {
    if (theirs.refusal === NO_ANSWER) return { column: 'deck does not finish', cause: NO_ANSWER };
    if (!ours.ok) return { column: 'both refuse', cause: `${shortened(theirs.refusal)} | ${shortened(ours.problems[0]?.message ?? '')}` };
    return { column: 'deck refuses, ours writes', cause: shortened(theirs.refusal) };
  }
  if (ours.ok && digestOf(ours.manifest.config) === theirs.digest) return { column: 'identical', cause: '' };
  const difference = await differenceBetween(document, ours, whole);
  const documented = documentedDifference(difference);
  return documented === undefined
    ? { column: 'wrong', cause: difference.description }
    : { column: 'documented difference', cause: documented };
}

async function differenceBetween(
  document: JsonValue | undefined,
  ours: ManifestOutcome,
  whole: () => Promise<DeckAnswer>,
): Promise<Difference> {
  if (!ours.ok) {
    const [problem] = ours.problems;
    return {
      kind: 'refused',
      document,
      path: problem?.path ?? [],
      description: `ours refuses: ${problem?.message ?? ''}`,
      onlyOurs: undefined,
    };
  }
  const answer = await whole();
  const first = answer.ok ? firstDifference(ours.manifest.config, answer.config) : undefined;
  const origin = first === undefined ? undefined : originOf(ours.manifest.origins, first.path);
  return {
    kind: 'different',
    document,
    path: origin?.path ?? [],
    description: first === undefined ? 'decK gave another answer this time' : first.description,
    onlyOurs: first?.onlyOurs,
  };
}

/** The place in the document of the innermost entity that holds a place of the manifest. */
function originOf<O>(origins: ReadonlyMap<string, O>, path: readonly string[]): O | undefined {
  for (let length = path.length; length > 0; length--) {
    const origin = origins.get(`#/${path.slice(0, length).join('/')}`);
    if (origin !== undefined) return origin;
  }
  return undefined;
}

/** The first place where two manifests differ, and what stands there in both; `onlyOurs` where the second has nothing. */
export function firstDifference(
  ours: JsonValue | undefined,
  theirs: JsonValue | undefined,
  path: readonly string[] = [],
): { path: readonly string[]; description: string; onlyOurs: JsonValue | undefined } | undefined {
  if (Object.is(ours, theirs)) return undefined;
  if ((isJsonArray(ours) && isJsonArray(theirs)) || (isJsonObject(ours) && isJsonObject(theirs))) {
    const one: ReadonlyMap<string, JsonValue | undefined> = new Map(Object.entries(ours));
    const other: ReadonlyMap<string, JsonValue | undefined> = new Map(Object.entries(theirs));
    for (const key of new Set([...one.keys(), ...other.keys()])) {
      const found = firstDifference(one.get(key), other.get(key), [...path, key]);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  const [a, b] = [JSON.stringify(ours) ?? 'nothing', JSON.stringify(theirs) ?? 'nothing'];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 100);
  const description = `${path.join('/')}: ours …${around(a)}, decK …${around(b)}`;
  return { path, description, onlyOurs: theirs === undefined ? ours : undefined };
}

/** A message without what makes each one its own, so that equal causes count together. */
function shortened(message: string): string {
  return message
    .replaceAll('\n', ' ')
    .replace("failed converting OpenAPI spec '-'; ", '')
    .replaceAll(/'[^']*'|"[^"]*"|“[^”]*”|`[^`]*`/g, '…')
    .replaceAll(/\d+/g, 'n')
    .replace(/: .*→.*|: [^:]* -> .*/, '')
    .slice(0, 110);
}
