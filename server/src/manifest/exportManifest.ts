import type { Document } from '../document/document';
import { START_OF_TEXT } from '../document/position';
import { assemble } from './assemble';
import { DEFAULT_GATEWAY } from './gateway';
import type { ManifestOptions, ManifestOutcome, ManifestProblem } from './manifest';
import { checkPlugins } from './pluginConfigs/checkPlugins';
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
  if (options.unusable !== undefined) return refused([{ message: options.unusable, uri: root.uri, path: [], range: START_OF_TEXT }]);
  const { context, draft, problems } = readSpec(root, options, documents);
  const unenforced = context === undefined ? [] : finishSecurity(context, draft);
  if (problems.length + unenforced.length > 0) return refused([...problems, ...unenforced]);
  const manifest = assemble(draft);
  const { certain, uncertain } = checkPlugins(manifest, options.gateway ?? DEFAULT_GATEWAY, (uri) => documents.get(uri) ?? root);
  const unsound = unsoundRoutes(manifest, draft.secured);
  const fatal = options.checkPlugins === true || options.security === 'full' ? [...certain, ...unsound] : unsound;
  if (fatal.length > 0) return refused(fatal);
  return { ok: true, manifest: { ...manifest, warnings: [...certain, ...uncertain] } };
}

function refused(problems: readonly ManifestProblem[]): ManifestOutcome {
  return { ok: false, problems };
}
