import type { FileSystem } from '../../../server/src/document/fileSystem';
import { folderOf } from '../../../server/src/document/uri';
import { loadRuleset, type RulesetHost, type RulesetOutcome } from '../../../server/src/ruleset/loadRuleset';
import type { RulesetProblem, RulesetTrust } from '../../../server/src/ruleset/rulesetTypes';

/** A folder `/w` in memory; what lies outside is refused, as the real one does. */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSystem & { readonly asked: string[] } {
  const texts = new Map(Object.entries(files).map(([path, text]) => [`file:///w/${path}`, text]));
  const asked: string[] = [];
  return {
    asked,
    read(uri) {
      asked.push(uri);
      const text = texts.get(uri);
      if (text !== undefined) return Promise.resolve({ ok: true, text });
      return Promise.resolve(
        uri.startsWith('file:///w/')
          ? { ok: false, reason: 'missing', message: 'There is no such file.' }
          : { ok: false, reason: 'outside', message: 'It lies outside the workspace folder.' },
      );
    },
    list(folder) {
      const names = [...texts.keys()].filter((uri) => folderOf(uri) === folder).map((uri) => uri.slice(folder.length + 1));
      return Promise.resolve(names.map((name) => ({ name, kind: 'file' as const })));
    },
  };
}

const TRUST: RulesetTrust = { functions: false, hosts: [], shippedOnly: false };

/** Loads a ruleset of the folder `/w`, by default `r.yaml`. */
export function load(
  files: Readonly<Record<string, string>>,
  ruleset = 'r.yaml',
  trust: Partial<RulesetTrust> = {},
  host: Partial<RulesetHost> = {},
): Promise<RulesetOutcome> {
  return loadRuleset({ ruleset, baseUri: 'file:///w', trust: { ...TRUST, ...trust } }, { files: memoryFiles(files), ...host });
}

/** The problems of a ruleset that must not load. */
export async function problemsOf(
  files: Readonly<Record<string, string>>,
  ruleset?: string,
  trust?: Partial<RulesetTrust>,
  host?: Partial<RulesetHost>,
): Promise<readonly RulesetProblem[]> {
  const outcome = await load(files, ruleset, trust, host);
  if (outcome.ok) throw new Error('The ruleset loaded.');
  return outcome.problems;
}
