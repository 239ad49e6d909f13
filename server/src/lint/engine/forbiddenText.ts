import { isJsonObject } from '../../document/jsonValue';
import type { Clause } from './clause';

/** Spectral takes a pattern between slashes for one with flags (spectral-functions, `pattern`). */
const WITH_FLAGS = /^\/.+\/[a-z]*$/;
const FIXED = /^(?:[\w <>=!@#%&:;"'`~,/-]|\\[^\w\s])+$/;

/** The text that a clause forbids, and all that it does; undefined where it asks for more, or for a pattern that is not one fixed text. */
export function forbiddenText({ name, then }: Clause): string | undefined {
  const options: unknown = then.functionOptions;
  if (name !== 'pattern' || then.field !== undefined || !isJsonObject(options)) return undefined;
  const pattern = options['notMatch'];
  if (Object.keys(options).length !== 1 || typeof pattern !== 'string' || WITH_FLAGS.test(pattern) || !FIXED.test(pattern))
    return undefined;
  return pattern.replaceAll('\\', '');
}
