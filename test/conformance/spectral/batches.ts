import { caseOf, type Case } from './case';
import type { Entry } from './kinds';

/** Processes start more slowly than they judge a small document, so small ones share one. */
const TOGETHER = { documents: 25, size: 1_500_000 };

/** The cases of entries in their order, those that may share a process together: one ruleset, not many, not much. Texts are read as they are needed. */
export function* batchesOf(entries: readonly Entry[], wanted: (each: Case) => boolean = () => true): Generator<Case[]> {
  let batch: Case[] = [];
  let size = 0;
  for (const { document, style, ruleset } of entries) {
    const each = caseOf(document.name, document.read(), style, ruleset);
    if (each === undefined || !wanted(each)) continue;
    const full = batch.length >= TOGETHER.documents || size + each.size > TOGETHER.size;
    if (batch.length > 0 && (full || batch[0]?.ruleset !== ruleset)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(each);
    size += each.size;
  }
  if (batch.length > 0) yield batch;
}
