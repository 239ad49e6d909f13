import type { JsonPath } from '../document/jsonPath';
import type { JsonObject } from '../document/jsonValue';
import type { Range } from '../document/position';
import type { Gateway } from './gateway';

/** The options of `deck file openapi2kong`, under their own names in camel case, and then our own; all off or absent by default. */
export interface ManifestOptions {
  /** The document's name instead of `x-kong-name` or `info.title`; every name and id is built on it. */
  readonly uuidBase?: string;
  /** Tags of every entity, instead of the document's `x-kong-tags`. */
  readonly selectTags?: readonly string[];
  readonly noId?: boolean;
  /** Names as Inso makes them; implies `noId`. */
  readonly insoCompatible?: boolean;
  /** Makes `openid-connect` plugins from security requirements. */
  readonly generateSecurity?: boolean;
  /** Passes over security requirements that cannot be carried, instead of refusing the document. */
  readonly ignoreSecurityErrors?: boolean;
  readonly ignoreCircularRefs?: boolean;
  /** Routes by optional header parameters too, not by required ones alone; decK's library has this, its command line does not. */
  readonly treatAllHeadersAsRequired?: boolean;
  /** One route an operation, whatever its header parameters say. */
  readonly skipRouteByHeader?: boolean;
  /** Shares one service among paths, and one among operations, whose servers and defaults are the same. */
  readonly reuseServices?: boolean;
  /** `full` has every security requirement enforced, or refuses the document; `generateSecurity` says nothing then. `deck`, the default, does as decK. */
  readonly security?: 'deck' | 'full';
  /** The gateway that the manifest is for. */
  readonly gateway?: Gateway;
  /** Says what is not enforced in a note instead of refusing the document. */
  readonly allowUnenforced?: boolean;
  /** Refuses the document for a plugin whose config the gateway would refuse, instead of saying so in a note; `security: 'full'` does as well. */
  readonly checkPlugins?: boolean;
  /** What is wrong with the settings that these options come from; there is no manifest then, since another one would be meant. */
  readonly unusable?: string;
}

/** A place in a document that something of the manifest comes from or is about. */
export interface Origin {
  readonly uri: string;
  readonly path: JsonPath;
}

/** What a person should know about the manifest although it could be made: something was left out. */
export interface ManifestNote extends Origin {
  readonly message: string;
  readonly range: Range;
}

/** The gateway's declarative config, and where each part of it comes from. */
export interface Manifest {
  /** `_format_version`, `services`, `upstreams` and, where there are any, `plugins` and `consumers`; keys are in alphabetical order. */
  readonly config: JsonObject;
  /** By JSON Pointer into `config` (`#/services/0/routes/2`): every service, upstream, route, plugin and consumer. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** By JSON Pointer of each route: the path of the document that it serves, as written there. */
  readonly paths: ReadonlyMap<string, string>;
  readonly notes: readonly ManifestNote[];
  /** What the gateway would refuse of it, as far as we know its plugins. To be said to a person; it is no part of what is written. */
  readonly warnings: readonly ManifestNote[];
}

/** Why there is no manifest: one thing that is wrong, or not carried, and the line where it stands. Several are independent of each other. */
export interface ManifestProblem extends Origin {
  readonly message: string;
  readonly range: Range;
}

/** A manifest, or at least one problem; never part of a manifest. */
export type ManifestOutcome =
  { readonly ok: true; readonly manifest: Manifest } | { readonly ok: false; readonly problems: readonly ManifestProblem[] };
