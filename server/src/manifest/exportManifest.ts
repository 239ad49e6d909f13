import type { Document } from '../document/document';
import { START_OF_TEXT } from '../document/position';
import { assemble } from './assemble';
import type { ManifestOptions, ManifestOutcome } from './manifest';
import { readSpec } from './readSpec';
import { finishSecurity } from './security/finishSecurity';
import { unsoundRoutes } from './security/soundness';

/**
 * Makes the gateway's declarative config from an OpenAPI 3 document, equal to that of `deck file openapi2kong` with the same options.
 * `documents` are those that the root refers to, by canonical uri. What cannot be carried is a problem with its line, never left out in silence.
 */
export function exportManifest(
  root: Document,
  options: ManifestOptions,
  documents: ReadonlyMap<string, Document> = new Map(),
): ManifestOutcome {
  if (options.unusable !== undefined)
    return { ok: false, problems: [{ message: options.unusable, uri: root.uri, path: [], range: START_OF_TEXT }] };
  const { context, draft, problems: refused } = readSpec(root, options, documents);
  const problems = context === undefined ? refused : [...refused, ...finishSecurity(context, draft)];
  if (problems.length > 0) return { ok: false, problems };
  const manifest = assemble(draft);
  const unsound = unsoundRoutes(manifest, draft.secured);
  return unsound.length > 0 ? { ok: false, problems: unsound } : { ok: true, manifest };
}
