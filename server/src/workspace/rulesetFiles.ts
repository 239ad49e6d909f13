import { baseName } from '../document/uri';
import { RULESET_FILE_NAMES } from '../ruleset/findRuleset';

const NAMES = new Set(RULESET_FILE_NAMES);

/** Whether a file is one that the search for the nearest ruleset stops at, by its name. */
export function isRulesetFile(uri: string): boolean {
  return NAMES.has(baseName(uri));
}
