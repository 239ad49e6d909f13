import { folderOf, pathOfUri, resolveReference, uriOfPath } from '../document/uri';
import { isPackageName } from './packageName';
import { readEntryOfPackage } from './rulesetPackage';
import { refusal } from './refusal';
import { SHIPPED_NAMES, shippedNameOf, type ShippedName } from './shipped';
import type { AskedFrom, RulesetSources } from './rulesetSources';

/** What the name of a ruleset leads to: one that we ship, or a text at an address. */
export type RulesetAddress = { readonly shipped: ShippedName } | { readonly uri: string };

/** Where relative names start from. */
export interface AddressBase {
  /** The file that holds the name; for a setting, a made-up file of the folder. */
  readonly fileUri: string;
  /** The first file of the chain: names without `./` that could be packages start from its folder, as with Spectral's migrator. */
  readonly rootUri: string;
}

/** Rulesets that have nothing to say of OpenAPI: others may extend them (`definitionForOthers`), but alone they would judge nothing. */
const NOT_SHIPPED: Readonly<Record<string, string>> = {
  'spectral:asyncapi': 'Spectral’s rules for AsyncAPI are not shipped with Specwright, which judges OpenAPI. Name another ruleset.',
  'spectral:arazzo': 'Spectral’s rules for Arazzo are not shipped with Specwright, which judges OpenAPI. Name another ruleset.',
};

/** What a name in `extends`, in a setting or on the command line leads to. Throws `RulesetRefused`. */
export async function resolveRulesetAddress(
  name: string,
  base: AddressBase,
  from: AskedFrom,
  sources: RulesetSources,
): Promise<RulesetAddress> {
  const shipped = shippedNameOf(name);
  if (shipped !== undefined) return { shipped };
  if (name.startsWith('specwright:'))
    throw refusal(`There is no ruleset ${name}. Specwright ships ${SHIPPED_NAMES.join(', ')}.`, from.uri, from);
  const notShipped = Object.hasOwn(NOT_SHIPPED, name) ? NOT_SHIPPED[name] : undefined;
  if (notShipped !== undefined) throw refusal(notShipped, from.uri, from);
  if (/^https?:\/\//i.test(name) || /^https?:/i.test(base.fileUri)) return { uri: remoteAddress(name, base.fileUri, from) };
  const uri = isPackageName(name) ? await packageOrFile(name, base, from, sources) : fileAddress(name, base.fileUri);
  if (uri === undefined) {
    throw refusal(
      `“${name}” is no ruleset that can be read: name a file of this folder, a package, an https address or specwright:recommended.`,
      from.uri,
      from,
    );
  }
  return { uri: readableUri(uri, name, from) };
}

function fileAddress(name: string, fileUri: string): string | undefined {
  if (!/^[A-Za-z]:[\\/]/.test(name)) return resolveReference(fileUri, asReference(name));
  const path = pathOfUri(fileUri);
  return path !== undefined && /^[a-z]:/.test(path) ? uriOfPath(name) : undefined;
}

/** Names of rulesets are paths, not addresses: `#` begins no fragment and `%` no escape, as with spectral-cli. */
function asReference(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('#', '%23');
}

async function packageOrFile(name: string, base: AddressBase, from: AskedFrom, sources: RulesetSources): Promise<string | undefined> {
  const inPackage = await readEntryOfPackage(name, folderOf(base.rootUri), from, sources);
  return inPackage ?? fileAddress(name, base.rootUri);
}

function remoteAddress(name: string, fileUri: string, from: AskedFrom): string {
  if (/^file:|^\/\/|\\/i.test(name))
    throw refusal(`“${name}” is no address that a fetched ruleset may lead to. Name an https address.`, from.uri, from);
  // Registries are addressed by package, not by file: Spectral's migrator appends to the address as it stands.
  const registry = /^https:\/\/(?:unpkg\.com|esm\.sh)\//.test(fileUri) && !/^https?:/i.test(name) ? `${fileUri}/` : fileUri;
  const address = URL.canParse(name, registry) ? new URL(name, registry).href : undefined;
  if (address === undefined) throw refusal(`“${name}” is no address. Name an https address.`, from.uri, from);
  refuseScript(new URL(address).pathname, name, from);
  return address;
}

function refuseScript(path: string, name: string, from: AskedFrom): void {
  if (!/\.(?:[cm]?js|[cm]?ts)$/i.test(path)) return;
  const words = `“${name}” is a ruleset in JavaScript, which Specwright does not run. Write its rules as YAML, in .spectral.yaml say; functions of its own can stay in functions/.`;
  throw refusal(words, from.uri, from);
}

/** The address of a file that can be read as a ruleset. Throws `RulesetRefused` for one in JavaScript or of another kind. */
export function readableUri(uri: string, name: string, from: AskedFrom): string {
  refuseScript(uri, name, { ...from, uri: from.uri ?? uri });
  if (/\.(?:json|ya?ml)$/i.test(uri)) return uri;
  throw refusal(`“${name}” is no ruleset that can be read: its name has to end in .yaml, .yml or .json.`, from.uri, from);
}
