/**
 * Public rulesets from npm, held against the check of JSONPaths, fields and messages: none of what people really write may be refused.
 * Run `npm ci` in `public/` first; without it the run says that it was skipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { checkExpressions } from '../../../server/src/ruleset/checkExpressions';
import { aliasesOf, expandAliases, givenOf } from '../../../server/src/ruleset/expandAliases';
import { RulesetFile } from '../../../server/src/ruleset/rulesetFile';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';

/** The rulesets by name; after `#`, the export that holds it. */
const RULESETS: Readonly<Record<string, string>> = {
  'Accord Project Concerto': '@accordproject/concerto-linter-default-ruleset/dist/ruleset-main.js',
  'Azure, common': '@microsoft.azure/openapi-validator-rulesets/dist/index.js#spectralRulesets.azCommon',
  'Azure, data plane': '@microsoft.azure/openapi-validator-rulesets/dist/index.js#spectralRulesets.azDataplane',
  'Azure, resource manager': '@microsoft.azure/openapi-validator-rulesets/dist/index.js#spectralRulesets.azARM',
  Baloise: '@baloise/spectral-rules/baloise.yml',
  'IBM Cloud': '@ibm-cloud/openapi-ruleset/src/ibm-oas.js',
  Microcks: '@microcks/spectral-ruleset/microcks-rules.yaml',
  'Microcks for vacuum': '@microcks/spectral-ruleset/microcks-vacuum-rules.yaml',
  'Red Hat OpenShift': '@rhoas/spectral-ruleset/ruleset.yaml',
  'Stoplight documentation': '@stoplight/spectral-documentation/dist/ruleset.js',
  'Stoplight URL versioning': '@stoplight/spectral-url-versioning/dist/ruleset.js',
  Zalando: '@baloise/spectral-rules/zalando.yml',
};

interface Counts {
  rules: number;
  paths: number;
  fields: number;
  messages: number;
}

/** A ruleset as plain values: what is code in it (functions, formats) plays no part in this check. */
function read(place: string): JsonValue {
  const [path = '', name] = place.split('#');
  const file = join(__dirname, 'public/node_modules', path);
  if (/\.ya?ml$/.test(path)) return parse(readFileSync(file, 'utf8'));
  const module: unknown = require(file);
  const named = (name ?? 'default')
    .split('.')
    .reduce<unknown>((from, key) => (typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined), module);
  return JSON.parse(JSON.stringify(named ?? module));
}

/** A ruleset and those it extends in the same package, each on its own, since each brings its own aliases. */
function parts(value: JsonValue | undefined): JsonObject[] {
  if (!isJsonObject(value) || !('rules' in value || 'extends' in value)) return [];
  const extended = Array.isArray(value['extends']) ? value['extends'].flat() : [value['extends']];
  return [value, ...extended.flatMap(parts)];
}

function count(ruleset: JsonObject, counts: Counts): void {
  const aliases = aliasesOf(ruleset);
  for (const rule of Object.values(isJsonObject(ruleset['rules']) ? ruleset['rules'] : {})) {
    if (!isJsonObject(rule)) continue;
    counts.rules += 1;
    counts.paths += givenOf(rule['given']).flatMap(({ text }) => expandAliases(text, aliases)).length;
    counts.messages += typeof rule['message'] === 'string' ? 1 : 0;
    const thens: readonly (JsonValue | undefined)[] = Array.isArray(rule['then']) ? rule['then'] : [rule['then']];
    counts.fields += thens.filter((then) => isJsonObject(then) && typeof then['field'] === 'string').length;
  }
}

function main(): number {
  if (!existsSync(join(__dirname, 'public/node_modules'))) {
    console.log('public rulesets: skipped, run `npm ci` in test/conformance/rulesets/public first');
    return 0;
  }
  let refused = 0;
  for (const [name, place] of Object.entries(RULESETS)) {
    const counts: Counts = { rules: 0, paths: 0, fields: 0, messages: 0 };
    const rulesets = parts(read(place));
    for (const ruleset of rulesets) count(ruleset, counts);
    const problems = rulesets.flatMap((ruleset) => checkExpressions(RulesetFile.parse(`file:///${place}`, JSON.stringify(ruleset))));
    refused += problems.length + (counts.paths === 0 ? 1 : 0);
    const { rules, paths, fields, messages } = counts;
    console.log(
      `${problems.length === 0 && paths > 0 ? 'ok  ' : 'FAIL'} ${name}: ${rules} rules, ${paths} paths, ${fields} fields, ${messages} messages`,
    );
    for (const { message } of problems) console.log(`       ${message}`);
  }
  console.log(`public rulesets: ${Object.keys(RULESETS).length} read, ${refused} refusals`);
  return refused === 0 ? 0 : 1;
}

process.exitCode = main();
