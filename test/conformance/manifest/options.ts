import { isJsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import type { ManifestOptions } from '../../../server/src/manifest/manifest';

/** One set of options, in our words and in the terminal's. */
export interface OptionSet {
  readonly name: string;
  readonly ours: ManifestOptions;
  readonly flags: readonly string[];
}

/** A name that has to be put into ASCII, so that the option shows in every name and id. */
const UUID_BASE = 'Käse & 北京';
const TAGS = ['team-a', 'v1'];

const NONE: OptionSet = { name: 'none', ours: {}, flags: [] };
const GENERATE_SECURITY: OptionSet = { name: '--generate-security', ours: { generateSecurity: true }, flags: ['--generate-security'] };
const IGNORE_SECURITY_ERRORS: OptionSet = {
  name: '--ignore-security-errors',
  ours: { ignoreSecurityErrors: true },
  flags: ['--ignore-security-errors'],
};
const OTHERS: readonly OptionSet[] = [
  { name: '--inso-compatible', ours: { insoCompatible: true }, flags: ['--inso-compatible'] },
  { name: '--no-id', ours: { noId: true }, flags: ['--no-id'] },
  { name: '--skip-route-by-header', ours: { skipRouteByHeader: true }, flags: ['--skip-route-by-header'] },
  { name: '--reuse-services', ours: { reuseServices: true }, flags: ['--reuse-services'] },
  { name: '--ignore-circular-refs', ours: { ignoreCircularRefs: true }, flags: ['--ignore-circular-refs'] },
  { name: '--uuid-base', ours: { uuidBase: UUID_BASE }, flags: ['--uuid-base', UUID_BASE] },
  { name: '--select-tag', ours: { selectTags: TAGS }, flags: ['--select-tag', TAGS.join(',')] },
];

/** No option, each option alone, and the two that only count together. */
export const SINGLE_OPTIONS: readonly OptionSet[] = [
  NONE,
  GENERATE_SECURITY,
  both(GENERATE_SECURITY, IGNORE_SECURITY_ERRORS),
  IGNORE_SECURITY_ERRORS,
  ...OTHERS,
];

/** Every pair of two different options. */
export const OPTION_PAIRS: readonly OptionSet[] = pairsOf([GENERATE_SECURITY, IGNORE_SECURITY_ERRORS, ...OTHERS]);

/** Two sets as one. */
export function both(one: OptionSet, other: OptionSet): OptionSet {
  return { name: `${one.name} ${other.name}`, ours: { ...one.ours, ...other.ours }, flags: [...one.flags, ...other.flags] };
}

/**
 * The options for a document: one without any name gets the name of its file, as it does from us, since decK draws another at random each time.
 */
export function aligned(options: OptionSet, document: JsonValue | undefined, fileName: string): OptionSet {
  if (options.ours.uuidBase !== undefined || !isJsonObject(document)) return options;
  const info = document['info'];
  const title = isJsonObject(info) ? info['title'] : undefined;
  const isWritten = (name: JsonValue | undefined): boolean =>
    name !== undefined && name !== '' && (typeof name !== 'object' || name === null);
  // decK reads a title that is null as the word.
  const isNamed = isWritten(title) || (isWritten(document['x-kong-name']) && document['x-kong-name'] !== null);
  return isNamed ? options : { ...options, ours: options.ours, flags: [...options.flags, '--uuid-base', fileName] };
}

function pairsOf(options: readonly OptionSet[]): OptionSet[] {
  return options.flatMap((one, index) => options.slice(index + 1).map((other) => both(one, other)));
}
