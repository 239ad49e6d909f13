import type { RulesetFile } from './rulesetFile';
import type { RulesetProblem } from './rulesetTypes';

/** The parts of a ruleset (spectral-core 1.24, ruleset.schema.json; `except` is the migrator's). */
const PARTS: ReadonlySet<string> = new Set([
  'extends',
  'rules',
  'aliases',
  'overrides',
  'except',
  'formats',
  'functions',
  'functionsDir',
  'parserOptions',
  'description',
  'documentationUrl',
]);

/** Top-level keys that no ruleset has, each with its line; Spectral refuses them too but names neither key nor line. */
export function unknownKeys(file: RulesetFile): RulesetProblem[] {
  return Object.keys(file.value)
    .filter((key) => !PARTS.has(key) && !key.startsWith('x-'))
    .map((key) =>
      file.problem(`“${key}” is no part of a ruleset. Known are ${[...PARTS].join(', ')}; YAML is indented with spaces, not tabs.`, [key]),
    );
}
