import { Ruleset } from '@stoplight/spectral-core';
import { START_OF_TEXT } from '../document/position';
import { baseName, canonicalUri, folderOf, pathOfUri } from '../document/uri';
import { hasIntegrity } from './integrity';
import { knownValid } from './knownValid';
import { isForOthers } from './otherStandards';
import { RulesetRefused, refusal } from './refusal';
import { readableUri, resolveRulesetAddress } from './rulesetAddress';
import { RulesetChain } from './rulesetChain';
import { RulesetSources, type RulesetHost } from './rulesetSources';
import type { RulesetInfo, RulesetProblem, RulesetRequest } from './rulesetTypes';
import { shippedDefinition, shippedNameOf, type ShippedName } from './shipped';
import type { ShippedFunctions } from './shippedFunctions';

export type { RulesetHost } from './rulesetSources';
export type { ShippedFunction, ShippedFunctions } from './shippedFunctions';

/** A ruleset that can judge, or why there is none. `files` are those that were looked for, so that a repair of them is noticed. */
export type RulesetOutcome =
  | { readonly ok: true; readonly ruleset: Ruleset; readonly info: RulesetInfo }
  | { readonly ok: false; readonly problems: readonly RulesetProblem[]; readonly files: readonly string[] };

/**
 * Turns what a person chose into a live ruleset equal to what spectral-cli 6.16.3 makes of it, or into problems with a place. Never throws, runs no
 * code of the ruleset that the user did not allow, and reads through `host` alone (ARCHITECTURE.md, “What always holds”).
 */
export async function loadRuleset(request: RulesetRequest, host: RulesetHost): Promise<RulesetOutcome> {
  const sources = new RulesetSources(host, request.trust);
  try {
    const shipped = shippedNameOf(request.ruleset);
    const made = shipped === undefined ? await readDefinition(request, sources) : makeShipped(shipped, sources.functions);
    const rules = Object.values(made.ruleset.rules).filter((rule) => !isForOthers(rule));
    const { name, uri } = made;
    const enabledRules = rules.filter(({ enabled }) => enabled).length;
    return {
      ok: true,
      ruleset: made.ruleset,
      info: { name, uri, files: sources.files, sources: sources.sources, rules: rules.length, enabledRules },
    };
  } catch (error) {
    return {
      ok: false,
      problems: error instanceof RulesetRefused ? error.problems : [unexpected(error, request)],
      files: sources.files,
    };
  }
}

interface Made {
  readonly ruleset: Ruleset;
  readonly name: string;
  readonly uri: string | undefined;
}

function makeShipped(name: ShippedName, functions: ShippedFunctions): Made {
  return {
    ruleset: new Ruleset(knownValid({ extends: [shippedDefinition(name, functions)] }), { severity: 'recommended' }),
    name,
    uri: undefined,
  };
}

async function readDefinition(request: RulesetRequest, sources: RulesetSources): Promise<Made> {
  const name = request.ruleset;
  if (request.trust.shippedOnly) {
    const words = `The ruleset ${name} is not used in a folder that is not trusted. Trust the folder, or choose specwright:recommended.`;
    throw refusal(words, name.startsWith('file:') ? name : undefined, { needs: 'trust' });
  }
  const uri = await addressOf(request, sources);
  if (
    request.integrity !== undefined &&
    !(await hasIntegrity(await sources.read(uri, { uri: undefined, range: START_OF_TEXT }), request.integrity))
  ) {
    throw refusal(
      `The ruleset ${name} is not the one that the settings mean: its digest is not ${request.integrity}. Ask who changed it, then write the new digest down.`,
      undefined,
    );
  }
  const chain = new RulesetChain(uri, sources, request.trust);
  const { definition, file } = await chain.load();
  // Overrides compare a document's path with the folder of this one: spectral-cli names a made-up .spectral.js beside the ruleset.
  const path = pathOfUri(folderOf(uri)) ?? folderOf(uri);
  const context = { severity: 'recommended', source: `${path}/.spectral.js` } as const;
  return {
    ruleset: chain.construct(definition, context, file),
    name: uri.startsWith('file:') ? baseName(uri) : uri,
    uri,
  };
}

async function addressOf(request: RulesetRequest, sources: RulesetSources): Promise<string> {
  const { ruleset, baseUri } = request;
  const asked = { uri: undefined, range: START_OF_TEXT };
  const made = `${baseUri.replace(/\/+$/, '')}/.settings`;
  // A path is meant wherever it can be one: only a name without an ending of ours is looked for among the packages.
  const plain = /\.(?:ya?ml|json|[cm]?js|[cm]?ts)$/i.test(ruleset) && !/^[./@]|^[A-Za-z][\w+.-]*:/.test(ruleset) ? `./${ruleset}` : ruleset;
  if (plain.startsWith('file:')) return readableUri(canonicalUri(plain), ruleset, asked);
  const address = await resolveRulesetAddress(slashed(plain, baseUri), { fileUri: made, rootUri: made }, asked, sources);
  return 'uri' in address ? address.uri : address.shipped;
}

/** A path as people type it on Windows; elsewhere a backslash is part of a name. */
function slashed(path: string, baseUri: string): string {
  return /^[a-z]:/.test(pathOfUri(baseUri) ?? '') && !path.startsWith('\\\\') ? path.replaceAll('\\', '/') : path;
}

function unexpected(error: unknown, request: RulesetRequest): RulesetProblem {
  const words = error instanceof Error ? error.message : String(error);
  return { message: `The ruleset ${request.ruleset} cannot be used: ${words}`, uri: undefined, range: START_OF_TEXT };
}
