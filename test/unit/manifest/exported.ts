import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { Manifest, ManifestOptions, ManifestProblem } from '../../../server/src/manifest/manifest';

/** The address of the document under test. */
export const ROOT = 'file:///project/spec.yaml';

/** The manifest of a text; fails the test where there is none. `others` are texts by address. */
export function exported(text: string, options: ManifestOptions = {}, others: Readonly<Record<string, string>> = {}): Manifest {
  const outcome = exportManifest(new Document(ROOT, 0, text), options, documentsOf(others));
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.manifest;
}

/** The problems of a text that has no manifest. */
export function refused(
  text: string,
  options: ManifestOptions = {},
  others: Readonly<Record<string, string>> = {},
): readonly ManifestProblem[] {
  const outcome = exportManifest(new Document(ROOT, 0, text), options, documentsOf(others));
  assert.ok(!outcome.ok, 'expected no manifest');
  return outcome.problems;
}

/** What stands at a path of the config. */
export function at(manifest: Manifest, ...path: JsonPath): JsonValue | undefined {
  return valueAt(manifest.config, path);
}

/** An object at a path of the config. */
export function objectAt(manifest: Manifest, ...path: JsonPath): JsonObject {
  const value = at(manifest, ...path);
  assert.ok(isJsonObject(value), `an object at ${path.join('/')}`);
  return value;
}

/** One property of every entity in an array of the config. */
export function each(manifest: Manifest, property: string, ...path: JsonPath): (JsonValue | undefined)[] {
  const list = at(manifest, ...path);
  assert.ok(isJsonArray(list), `an array at ${path.join('/')}`);
  return list.map((entity) => (isJsonObject(entity) ? entity[property] : undefined));
}

/** A document titled “Shop” with what a test adds to it. */
export function shop(rest: string, version = '3.0.3'): string {
  return `openapi: ${version}\ninfo:\n  title: Shop\n  version: '1'\n${rest}`;
}

function documentsOf(texts: Readonly<Record<string, string>>): ReadonlyMap<string, Document> {
  return new Map(Object.entries(texts).map(([uri, text]) => [uri, new Document(uri, 0, text)]));
}
