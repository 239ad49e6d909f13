import type { Context } from '../context';
import type { Draft } from '../draft';
import type { ManifestProblem } from '../manifest';
import { Refusal } from '../refusal';
import { anonymousConsumer, anonymousName } from './anonymousConsumer';
import { oncePerPlace } from './oncePerPlace';

/**
 * Brings the security of a whole document to its end, once all operations are read: gives the anonymous consumer to the draft if a route needs it,
 * and says what is not enforced. That is a problem for each place and reason, or a note in the draft where the options allow it.
 */
export function finishSecurity(context: Context, draft: Draft): readonly ManifestProblem[] {
  const problems = oncePerPlace(draft.secured.flatMap(({ security }) => [...security.unenforced, ...security.notLifted]));
  const [alternatives] = draft.secured.filter(({ security }) => security.anonymous);
  if (alternatives !== undefined) draft.consumers.push(anonymousConsumer(context, alternatives.security.origin ?? alternatives.operation));
  if (context.options.allowUnenforced !== true) return [...problems, ...takenConsumer(context, draft)];
  draft.notes.push(...problems);
  return takenConsumer(context, draft);
}

/** Plugins that the author gives to our consumer: one of them could replace the plugin that turns it away. */
function takenConsumer(context: Context, draft: Draft): ManifestProblem[] {
  if (draft.consumers.length === 0) return [];
  const name = anonymousName(context);
  const taken = draft.plugins.filter(({ value }) => value['consumer'] === name);
  return taken.map(
    ({ origin }) =>
      new Refusal(origin, `The consumer ${name} stands for callers without credentials. Give the plugin to another one.`).problem,
  );
}
