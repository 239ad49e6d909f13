import type { FunctionsByName } from './buildDefinition';
import { isJsonArray } from '../document/jsonValue';
import type { RulesetFile } from './rulesetFile';
import type { RulesetSources } from './rulesetSources';
import type { RulesetTrust } from './rulesetTypes';

export async function loadFunctions(file: RulesetFile, _sources: RulesetSources, trust: RulesetTrust): Promise<FunctionsByName> {
  const { functions } = file.value;
  const any = isJsonArray(functions) ? functions.length > 0 : functions !== undefined;
  if (any && !trust.functions) {
    const words = 'This ruleset brings JavaScript of its own, which is not run unless you allow it with the setting specwright.allowFunctions or with --allow-functions.';
    file.refuse(words, ['functions'], { needs: 'functions' });
  }
  return new Map();
}
