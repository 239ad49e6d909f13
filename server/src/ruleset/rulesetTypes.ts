import type { Range } from '../document/position';

/** What the user (never the workspace) has allowed a ruleset to do (ARCHITECTURE.md, “What always holds”). */
export interface RulesetTrust {
  /** Whether a ruleset's own JavaScript, its `functions:`, may run. */
  readonly functions: boolean;
  /** Hosts that rulesets may be fetched from, as they stand in an address: `example.com` or `example.com:8443`. */
  readonly hosts: readonly string[];
  /** An untrusted folder: only rulesets that Specwright ships run. */
  readonly shippedOnly: boolean;
}

/** Which ruleset a person chose, and how far it is trusted. */
export interface RulesetRequest {
  /** A path, an https address, a package or `specwright:<name>`, as a setting or `--ruleset` gives it, or a canonical `file:` address. */
  readonly ruleset: string;
  /** The canonical address of the folder that relative paths start from. */
  readonly baseUri: string;
  readonly trust: RulesetTrust;
  /** The digest that the ruleset's own text must have, where the settings name one; what it extends is not counted in. */
  readonly integrity?: string;
}

/** Why a ruleset cannot judge: a sentence with a next step, and the place it is about. */
export interface RulesetProblem {
  readonly message: string;
  /** The ruleset's file; undefined when the choice itself is at fault. */
  readonly uri: string | undefined;
  readonly range: Range;
  /** What the user would have to allow for the ruleset to load. */
  readonly needs?: 'functions' | 'host' | 'trust';
  /** The host to allow, where `needs` is `host`. */
  readonly host?: string;
}

/** What a loaded ruleset was made of. */
export interface RulesetInfo {
  /** What people read: `specwright:oas`, a file's name or an address. */
  readonly name: string;
  readonly uri: string | undefined;
  /** Every file it was made of, to watch. */
  readonly files: readonly string[];
  /** Their texts by address: enough to load the same ruleset again when the disk has changed. */
  readonly sources: Readonly<Record<string, string>>;
  readonly rules: number;
  readonly enabledRules: number;
}
