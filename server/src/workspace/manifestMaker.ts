import type { Range } from '../document/position';
import type { ManifestOptions } from '../manifest/manifest';
import type { EntityDifference } from './compareWithFile';
import type { Explanation, Place } from './explained';

/** What is to be made: the manifest of a root with these texts, by canonical address. Plain, since it goes to another thread. */
export interface ManifestRequest {
  readonly root: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Documents that cannot be read, and so are not asked for. */
  readonly absent: readonly string[];
  readonly options: ManifestOptions;
  readonly format: 'yaml' | 'json';
  /** The boundary, from which the manifest names documents. */
  readonly folder: string;
  /** Whether it is to be said where everything comes from; only of YAML, which is previewed. */
  readonly explain: boolean;
  /** A file to compare the manifest with. */
  readonly compareWith?: { readonly uri: string; readonly text: string };
}

/** Something that stands in the way, with its place. */
export interface PlacedMessage extends Place {
  readonly message: string;
}

export interface MadeManifest {
  readonly kind: 'made';
  readonly text: string;
  /** Where everything comes from; empty where that was not asked for. */
  readonly explanation: Explanation;
  readonly services: number;
  readonly routes: number;
  readonly notes: readonly string[];
  /** Every document that is in it. */
  readonly documents: readonly string[];
  /** What differs from the file, where one was given: with the place of each entity that is in the manifest. */
  readonly comparison?: ManifestComparison;
}

export type ManifestComparison =
  | { readonly ok: true; readonly differences: readonly (EntityDifference & { readonly place?: Place })[] }
  | { readonly ok: false; readonly message: string; readonly uri: string; readonly range: Range };

/** A manifest, or why there is none; `needs` names documents that are referred to and were not among the texts, each once. */
export type ManifestResult =
  | MadeManifest
  | { readonly kind: 'refused'; readonly problems: readonly PlacedMessage[]; readonly documents: readonly string[] }
  | { readonly kind: 'needs'; readonly uris: readonly string[] };

/** Makes manifests away from the thread that hears keys; given by `main/server.ts`. */
export interface ManifestMaker {
  /** Never rejects: what goes wrong is a refusal. Requests are answered one after the other. */
  make(request: ManifestRequest): Promise<ManifestResult>;
  dispose(): void;
}
