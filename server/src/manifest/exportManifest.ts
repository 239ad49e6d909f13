import type { Document } from '../document/document';
import { assemble } from './assemble';
import type { ManifestOptions, ManifestOutcome } from './manifest';
import { readSpec } from './readSpec';

/**
 * Makes the gateway's declarative config from an OpenAPI 3 document, equal to that of `deck file openapi2kong` with the same options.
 * `documents` are those that the root refers to, by canonical uri. What cannot be carried is a problem with its line, never left out in silence.
 */
export function exportManifest(
  root: Document,
  options: ManifestOptions,
  documents: ReadonlyMap<string, Document> = new Map(),
): ManifestOutcome {
  const { draft, problems } = readSpec(root, options, documents);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, manifest: assemble(draft) };
}
