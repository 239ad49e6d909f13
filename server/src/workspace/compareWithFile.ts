import type { Document } from '../document/document';
import { isJsonArray, isJsonObject, type JsonObject } from '../document/jsonValue';
import { START_OF_TEXT, type Range } from '../document/position';
import { compareManifests, type EntityDifference } from '../manifest/compareManifests';
import { COLLECTIONS } from '../manifest/entityKinds';
import type { Manifest } from '../manifest/manifest';

export type { EntityDifference } from '../manifest/compareManifests';

/** What exporting again would change in a file, by entity; or why the file could not be compared, with the place. */
export type Comparison =
  | { readonly ok: true; readonly differences: readonly EntityDifference[] }
  | { readonly ok: false; readonly message: string; readonly uri: string; readonly range: Range };

/** Compares a file that holds a declarative config, in YAML or JSON and whoever wrote it, with a manifest. */
export function compareWithFile(file: Document, manifest: Manifest): Comparison {
  const { uri, value, problems } = file;
  const [problem] = problems;
  if (problem !== undefined) return { ok: false, ...problem, uri };
  if (isConfig(value)) return { ok: true, differences: compareManifests(value, manifest.config) };
  const message =
    'This is no declarative config of the gateway: it has neither _format_version nor services. Name a file that was exported.';
  return { ok: false, message, uri, range: START_OF_TEXT };
}

/** Whether a value is a declarative config: it says its format, or has entities. */
function isConfig(value: unknown): value is JsonObject {
  return isJsonObject(value) && ('_format_version' in value || [...COLLECTIONS.keys()].some((key) => isJsonArray(value[key])));
}
