import { transliterated } from './transliteration';

/** How one kind of name is made fit for the gateway. */
interface SlugRules {
  readonly separator: string;
  /** Matches what the name may not hold; each such character becomes `invalid`. */
  readonly forbidden: RegExp;
  readonly invalid: string;
  readonly lowerCase: boolean;
}

const NAME: SlugRules = { separator: '-', forbidden: /[^a-zA-Z0-9-]/gu, invalid: '-', lowerCase: true };
const INSO_NAME: SlugRules = { separator: '_', forbidden: /[^_a-zA-Z0-9-]/gu, invalid: '_', lowerCase: false };
const CAPTURE: SlugRules = { separator: '_', forbidden: /[^_a-zA-Z0-9]/gu, invalid: '_', lowerCase: true };
const INSO_CAPTURE: SlugRules = { ...CAPTURE, lowerCase: false };

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

function slug(name: string, { separator, forbidden, invalid, lowerCase }: SlugRules): string {
  const words = transliterated(name)
    .split(/[\t\n\v\f\r ]+/)
    .filter((word) => word !== '');
  const valid = words.join(separator).replace(forbidden, invalid);
  const single = valid.replace(new RegExp(`${separator}{2,}`, 'g'), separator);
  const trimmed = single.replace(new RegExp(`^[${separator}${invalid}]+|[${separator}${invalid}]+$`, 'g'), '');
  return lowerCase ? trimmed.toLowerCase() : trimmed;
}
