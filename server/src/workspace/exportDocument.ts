import { exportManifest } from '../manifest/exportManifest';
import type { Manifest, ManifestOptions, ManifestOutcome, ManifestProblem } from '../manifest/manifest';
import { writeManifest } from '../manifest/writeManifest';
import { isJsonArray, isJsonObject } from '../document/jsonValue';
import { baseName, folderOf } from '../document/uri';
import type { CollectedDocuments } from './collectDocuments';
import { manifestHeader } from './manifestHeader';

export { parseGateway, type Gateway } from '../manifest/gateway';
export type { Manifest, ManifestOptions } from '../manifest/manifest';

export type ExportOutcome =
  | { readonly ok: true; readonly text: string; readonly manifest: Manifest }
  | { readonly ok: false; readonly problems: readonly ManifestProblem[] };

/**
 * The gateway's declarative config of a document as it stands, as a text. The same texts and options give the same bytes. `folder` is the boundary,
 * from which the comments at the top name files; JSON has no comments.
 */
export async function exportDocument(
  collected: CollectedDocuments,
  options: ManifestOptions,
  format: 'yaml' | 'json',
  folder: string,
): Promise<ExportOutcome> {
  const outcome = manifestOf(collected, options);
  if (!outcome.ok) return outcome;
  return { ok: true, text: await manifestText(collected, outcome.manifest, options, format, folder), manifest: outcome.manifest };
}

/** The gateway's declarative config of a document as it stands, or what stands in the way. */
export function manifestOf({ root, documents }: CollectedDocuments, options: ManifestOptions): ManifestOutcome {
  return exportManifest(root, options, documents);
}

/** A manifest of these documents as a text; see `exportDocument`. */
export async function manifestText(
  collected: CollectedDocuments,
  manifest: Manifest,
  options: ManifestOptions,
  format: 'yaml' | 'json',
  folder: string,
): Promise<string> {
  const body = writeManifest(manifest, format, []);
  return format === 'json' ? body : (await manifestHeader(collected, manifest, options, folder, body)) + body;
}

/** Where a document's manifest goes unless somebody says otherwise: beside it, `<name>.kong.yaml` or `.json`. */
export function manifestTarget(document: string, format: 'yaml' | 'json'): string {
  return `${folderOf(document)}/${encodeURIComponent(baseName(document).replace(/\.(ya?ml|json)$/i, ''))}.kong.${format}`;
}

/** How many services and routes a manifest has, for a sentence about it. */
export function entityCount({ config }: Manifest): { services: number; routes: number } {
  const services = config['services'];
  if (!isJsonArray(services)) return { services: 0, routes: 0 };
  const routes = services.map((service) => (isJsonObject(service) ? service['routes'] : undefined));
  return { services: services.length, routes: routes.reduce((sum: number, each) => sum + (isJsonArray(each) ? each.length : 0), 0) };
}
