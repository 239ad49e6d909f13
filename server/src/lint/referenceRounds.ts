import { extractSourceFromRef, isLocalRef } from '@stoplight/json';

/** What Spectral's resolver notes of the documents: by the pointer of each reference, where it leads, with the document's name where that is another. */
export interface NotedReferences {
  hasNode(source: string): boolean;
  getNodeData(source: string): { readonly refMap: Record<string, string> };
}

interface Stop {
  readonly source: string;
  readonly pointer: string;
}

/**
 * Takes out the notes of references that are nothing but each other (`A: {$ref: B}`, `B: {$ref: A}`), in one document or around several: Spectral
 * follows them for ever where a finding stands at one of them. Without the note such a reference is a place like any other.
 */
export function cutRounds(noted: NotedReferences, root: string): void {
  const sources = new Set([root]);
  // By place, the walk that came there first.
  const walked = new Map<string, number>();
  let walk = 0;
  for (const source of sources) {
    if (!noted.hasNode(source)) continue;
    for (const pointer of Object.keys(noted.getNodeData(source).refMap)) {
      const to = next(noted, { source, pointer });
      if (to === undefined) continue;
      sources.add(to.source);
      // Mostly a reference leads to no other one, and closes no round.
      if (next(noted, to) === undefined) continue;
      walk++;
      let at: Stop | undefined = { source, pointer };
      while (at !== undefined && !walked.has(nameOf(at))) {
        walked.set(nameOf(at), walk);
        at = next(noted, at);
        if (at !== undefined) sources.add(at.source);
      }
      if (at !== undefined && walked.get(nameOf(at)) === walk) cut(noted, at);
    }
  }
}

/** Takes out the notes of all that stands on the same round. */
function cut(noted: NotedReferences, from: Stop): void {
  for (let at: Stop | undefined = from; at !== undefined;) {
    const { source, pointer } = at;
    at = next(noted, at);
    delete noted.getNodeData(source).refMap[pointer];
  }
}

function next(noted: NotedReferences, { source, pointer }: Stop): Stop | undefined {
  const target = noted.hasNode(source) ? noted.getNodeData(source).refMap[pointer] : undefined;
  if (target === undefined) return undefined;
  if (isLocalRef(target)) return { source, pointer: target };
  const other = extractSourceFromRef(target);
  return other === null ? undefined : { source: other, pointer: target.includes('#') ? target.slice(target.indexOf('#')) : '#' };
}

function nameOf({ source, pointer }: Stop): string {
  return `${source}\n${pointer}`;
}
