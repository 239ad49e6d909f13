import * as formats from '@stoplight/spectral-formats';

/** Names that a ruleset may use and that do not follow from the name in code (spectral-ruleset-migrator 1.12). */
const ALIASES: Readonly<Record<string, string>> = {
  'json-schema-2019-09': 'json-schema-draft-2019-09',
  'json-schema-2020-12': 'json-schema-draft-2020-12',
};

/** Exports of the library that are no formats. */
const NO_FORMATS: ReadonlySet<string> = new Set(['extractDraftVersion', 'detectDialect']);

const KNOWN: ReadonlyMap<string, unknown> = new Map(Object.entries(formats).filter(([name]) => !NO_FORMATS.has(name)));

/** The format that a name such as `oas3.1` or `json-schema-draft-07` means; undefined for one that the library does not know. */
export function formatOf(name: string): unknown {
  const known = Object.hasOwn(ALIASES, name) ? ALIASES[name] : undefined;
  return KNOWN.get(codeName(known ?? name));
}

/** `oas3.1` is `oas3_1` in code, `json-schema-loose` is `jsonSchemaLoose`. */
function codeName(name: string): string {
  return name.replace(/\.|([0-9])-(?=[0-9])/g, '$1_').replace(/-([0-9a-z])/g, (_, letter: string) => letter.toUpperCase());
}
