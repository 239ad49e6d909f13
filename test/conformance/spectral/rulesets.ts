import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const MODULES = resolve(__dirname, '../../../node_modules/@stoplight');

/** A ruleset as ours is told it, and as a file that spectral-cli reads. */
export const RULESETS = {
  oas: { ours: 'specwright:oas', theirs: 'extends: ["spectral:oas"]\n' },
  both: {
    ours: 'specwright:recommended',
    theirs: `extends: [["spectral:oas", "recommended"], [${JSON.stringify(join(MODULES, 'spectral-owasp-ruleset/dist/ruleset.js'))}, "recommended"]]\n`,
  },
};

export type RulesetName = keyof typeof RULESETS;

/** What a peer's answer depends on beside the document: the versions of all that has a say in it. */
export const PEER_VERSION = ['cli', 'core', 'functions', 'rulesets', 'parsers', 'ref-resolver', 'owasp-ruleset']
  .map((name) => `${name} ${versionOf(join(MODULES, `spectral-${name}`))}`)
  .join(', ');

function versionOf(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const version: unknown = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  if (typeof version !== 'string') throw new Error(`${folder} says no version`);
  return version;
}
