import type { FileSystem, ReadResult } from '../document/fileSystem';
import type { Range } from '../document/position';
import { refusal } from './refusal';
import type { RulesetTrust } from './rulesetTypes';
import type { ShippedFunctions } from './shippedFunctions';

/** How many texts one ruleset may be made of; real ones stay below a dozen. */
const MOST_SOURCES = 200;

/** What a ruleset is read with, given by `main/`. */
export interface RulesetHost {
  readonly files: FileSystem;
  /** Fetches the text of an https address; absent where nothing may be fetched. It is asked for allowed hosts only and must not follow a redirect to another. */
  readonly fetchText?: (address: string) => Promise<ReadResult>;
  /** What shipped rulesets use of other rooms; a shipped ruleset whose functions are absent is refused. */
  readonly functions?: ShippedFunctions;
}

const NO_FUNCTIONS: ShippedFunctions = new Map();

/** Where a text is asked for, so that a refusal can point at it. */
export interface AskedFrom {
  readonly uri: string | undefined;
  readonly range: Range;
}

/**
 * Reads the texts that a ruleset is made of, each once, and remembers them. Files are read through `FileSystem` alone, which keeps the boundary;
 * https addresses only from hosts that the user allowed.
 */
export class RulesetSources {
  private readonly texts = new Map<string, string>();
  private readonly asked = new Set<string>();

  constructor(
    private readonly host: RulesetHost,
    private readonly trust: RulesetTrust,
  ) {}

  get functions(): ShippedFunctions {
    return this.host.functions ?? NO_FUNCTIONS;
  }

  /** Every file that was read or looked for. */
  get files(): string[] {
    return [...this.asked].filter((uri) => uri.startsWith('file:')).sort();
  }

  /** The texts by address. */
  get sources(): Record<string, string> {
    return Object.fromEntries(this.texts);
  }

  /** Whether there is such a file; it counts as looked for. */
  async has(uri: string): Promise<boolean> {
    if (this.texts.has(uri)) return true;
    this.asked.add(uri);
    const result = await this.host.files.read(uri);
    if (result.ok) this.texts.set(uri, result.text);
    return result.ok;
  }

  /** The text at an address. Throws `RulesetRefused`. */
  async read(uri: string, from: AskedFrom): Promise<string> {
    const known = this.texts.get(uri);
    if (known !== undefined) return known;
    if (this.asked.size >= MOST_SOURCES) {
      throw refusal(`This ruleset is made of more than ${MOST_SOURCES} files. Join some of them.`, from.uri, from);
    }
    const result = /^https?:/i.test(uri) ? await this.fetch(uri, from) : await this.readFile(uri);
    if (!result.ok) throw refusal(`The ruleset ${nameOf(uri)} cannot be read: ${result.message}`, from.uri, from);
    this.texts.set(uri, result.text);
    return result.text;
  }

  private readFile(uri: string): Promise<ReadResult> {
    this.asked.add(uri);
    return this.host.files.read(uri);
  }

  private async fetch(address: string, from: AskedFrom): Promise<ReadResult> {
    const { protocol, host } = new URL(address);
    if (protocol !== 'https:') {
      throw refusal(`The ruleset ${address} is not fetched over http. Use its https address or a file.`, from.uri, from);
    }
    if (!this.trust.hosts.includes(host) || this.host.fetchText === undefined) {
      const words = `The ruleset ${address} is not fetched: the host ${host} is not allowed. Allow it with the setting specwright.allowedHosts or with --allow-host ${host}, or keep a copy in the folder.`;
      throw refusal(words, from.uri, { range: from.range, needs: 'host', host });
    }
    this.asked.add(address);
    return this.host.fetchText(address);
  }
}

function nameOf(uri: string): string {
  return uri.startsWith('file:') ? decodeURI(uri.slice(uri.lastIndexOf('/') + 1)) : uri;
}
