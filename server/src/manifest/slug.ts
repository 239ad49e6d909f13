import { transliterated } from './transliteration';

/** How one kind of name is made fit for the gateway. */
interface SlugRules {
  readonly separator: string;
  /** Matches what the name may not hold; each such character becomes `invalid`. */
  readonly forbidden: RegExp;
  readonly invalid: string;
  readonly lowerCase: boolean;
  readonly repeated: RegExp;
  readonly around: RegExp;
}

function rules(separator: string, forbidden: RegExp, invalid: string, lowerCase: boolean): SlugRules {
  const repeated = new RegExp(`${separator}{2,}`, 'g');
  const around = new RegExp(`^[${separator}${invalid}]+|[${separator}${invalid}]+$`, 'g');
  return { separator, forbidden, invalid, lowerCase, repeated, around };
}

const NAME = rules('-', /[^a-zA-Z0-9-]/gu, '-', true);
const INSO_NAME = rules('_', /[^_a-zA-Z0-9-]/gu, '_', false);
const CAPTURE = rules('_', /[^_a-zA-Z0-9]/gu, '_', true);
const INSO_CAPTURE = rules('_', /[^_a-zA-Z0-9]/gu, '_', false);

/**
 * A name as the gateway may have it: ASCII, words joined by `-`, lower case; Inso's way keeps the case and joins by `_`. May be empty.
 */
export function slugOf(name: string, inso: boolean): string {
  return slug(name, inso ? INSO_NAME : NAME);
}

/** The name of a group in a regular expression for a path parameter: letters, digits and `_`. */
export function captureNameOf(parameter: string, inso: boolean): string {
  return slug(parameter, inso ? INSO_CAPTURE : CAPTURE);
}

function slug(name: string, { separator, forbidden, invalid, lowerCase, repeated, around }: SlugRules): string {
  const words = transliterated(name)
    .split(/[\t\n\v\f\r ]+/)
    .filter((word) => word !== '');
  const trimmed = words.join(separator).replace(forbidden, invalid).replace(repeated, separator).replace(around, '');
  return lowerCase ? trimmed.toLowerCase() : trimmed;
}
