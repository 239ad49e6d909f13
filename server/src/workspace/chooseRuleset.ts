import type { FileSystem } from '../document/fileSystem';
import { baseName, folderOf, isWithin, pathOfUri } from '../document/uri';
import { findRuleset } from '../ruleset/findRuleset';
import type { RulesetRequest, RulesetTrust } from '../ruleset/rulesetTypes';
import { matchesPath } from './glob';
import type { RulesetSetting } from './rulesetSettings';

/** What judges where nobody chose anything. */
export const DEFAULT_RULESET = 'specwright:recommended';

/** How a folder's documents are to be judged. */
export interface JudgedFolder {
  /** Canonical address of the folder: the boundary, and what relative paths and globs start from. */
  readonly boundary: string;
  readonly rulesets: readonly RulesetSetting[];
  readonly trust: RulesetTrust;
  /** Rulesets named on the command line; they come before everything else. */
  readonly named?: readonly RulesetRequest[];
}

/** The rulesets that judge one document, and why these. */
export interface RulesetChoice {
  /** The same for the same rulesets under the same trust, so that they are loaded once. */
  readonly key: string;
  readonly requests: readonly RulesetRequest[];
  readonly origin: 'named' | 'settings' | 'nearest' | 'default';
  /** What would have judged in a trusted folder and was left out; a person is told. */
  readonly leftOut: string | undefined;
}

/**
 * Chooses the rulesets of a document: those named, else the first entry of the settings whose glob matches, else the nearest ruleset file
 * up to the boundary, else `specwright:recommended` (issue 3, 4). In a folder that is not trusted only shipped rulesets run.
 */
export async function chooseRuleset(document: string, folder: JudgedFolder, files: FileSystem): Promise<RulesetChoice> {
  if (folder.named !== undefined && folder.named.length > 0) return choiceOf(folder.named, 'named');
  const setting = folder.rulesets.find(({ files: glob }) => matchesGlob(glob, document, folder.boundary));
  if (setting !== undefined) {
    const { ruleset, integrity } = setting;
    const request = { ruleset, baseUri: folder.boundary, trust: folder.trust, ...(integrity === undefined ? {} : { integrity }) };
    return folder.trust.shippedOnly && !isShipped(ruleset) ? defaultChoice(folder, ruleset) : choiceOf([request], 'settings');
  }
  const found = isWithin(folder.boundary, document) ? await findRuleset(document, folder.boundary, files) : undefined;
  if (found === undefined) return defaultChoice(folder, undefined);
  if (folder.trust.shippedOnly) return defaultChoice(folder, baseName(found));
  return choiceOf([{ ruleset: found, baseUri: folderOf(found), trust: folder.trust }], 'nearest');
}

/** The rulesets that a person names on a command line, seen from the current folder. */
export function namedRulesets(rulesets: readonly string[], cwd: string, trust: RulesetTrust): RulesetRequest[] {
  return rulesets.map((ruleset) => ({ ruleset, baseUri: cwd, trust }));
}

/** Whether a glob of the settings means a document of the folder. A text that was never saved has no path: `**` means it, nothing else does. */
export function matchesGlob(glob: string, document: string, folder: string): boolean {
  const path = pathOfUri(document);
  const base = pathOfUri(folder);
  if (path === undefined || base === undefined || !path.startsWith(`${base}/`)) return glob === '**';
  return matchesPath(glob, path.slice(base.length + 1));
}

function isShipped(ruleset: string): boolean {
  return ruleset.startsWith('specwright:');
}

function defaultChoice(folder: JudgedFolder, leftOut: string | undefined): RulesetChoice {
  const request = { ruleset: DEFAULT_RULESET, baseUri: folder.boundary, trust: folder.trust };
  return { ...choiceOf([request], 'default'), leftOut };
}

function choiceOf(requests: readonly RulesetRequest[], origin: RulesetChoice['origin']): RulesetChoice {
  return { key: JSON.stringify(requests), requests, origin, leftOut: undefined };
}
