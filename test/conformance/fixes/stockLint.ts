import { Document as SpectralDocument, Ruleset, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { Resolver } from '@stoplight/spectral-ref-resolver';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import owasp from '@stoplight/spectral-owasp-ruleset';
import type { Finding, Severity } from '../../../server/src/document/finding';
import { checkFunction } from '../../../server/src/lint/checkFunction';
import { noteTexts } from '../../../server/src/lint/lintedTexts';
import { gatewayFindings } from '../../../server/src/manifest/findings/gatewayFindings';
import { gatewayRuleset } from '../../../server/src/ruleset/gatewayRuleset';
import { canonicalUri, pathOfUri, uriOfPath } from '../../../server/src/document/uri';

/** Which rulesets judge, with every rule on, the ones that are not recommended too. `all` is `both` and our own for the gateway. */
export type Judge = 'both' | 'oas' | 'owasp' | 'all';

/** The rulesets that judge the fixes of a rule: those for the gateway with it, all others as they judge by default. */
export function judgeOf(code: string): Judge {
  return code.startsWith('gateway-') ? 'all' : 'both';
}

/** Judges a root with stock Spectral, its parts read from memory. Texts are by canonical address. */
export async function stockLint(root: string, texts: ReadonlyMap<string, string>, judge: Judge = 'both'): Promise<Finding[]> {
  const file = {
    resolve: (uri: { toString(): string; path(): string }): Promise<string> => {
      const text = texts.get(canonicalUri(uriOfPath(decodeURIComponent(uri.path()))));
      return text === undefined ? Promise.reject(new Error(`There is no ${uri.toString()}.`)) : Promise.resolve(text);
    },
  };
  // A resolver remembers its parts, and a remembered part loses its address: so each run has one of its own.
  const spectral = new Spectral({ resolver: new Resolver({ resolvers: { file } }) });
  spectral.setRuleset(rulesetFor(judge));
  const document = new SpectralDocument(texts.get(root) ?? '', Parsers.Yaml, pathOfUri(root));
  noteTexts(document, { root, texts, uriOf: (source) => canonicalUri(uriOfPath(source)) });
  const results = await spectral.run(document);
  return results.map((result) => ({
    code: String(result.code),
    message: result.message,
    severity: severityOf(result.severity),
    path: result.path,
    range: result.range,
    uri: result.source === undefined ? root : canonicalUri(uriOfPath(result.source)),
  }));
}

function severityOf(severity: number): Severity {
  return severity === 0 || severity === 1 || severity === 2 ? severity : 3;
}

const GATEWAY = gatewayRuleset(checkFunction(gatewayFindings));
const RULESETS = new Map<Judge, Ruleset>();

function rulesetFor(judge: Judge): Ruleset {
  const known = RULESETS.get(judge);
  if (known) return known;
  const extended = [...(judge === 'owasp' ? [] : [oas]), ...(judge === 'oas' ? [] : [owasp]), ...(judge === 'all' ? [GATEWAY] : [])];
  const ruleset = new Ruleset({ extends: extended.map((definition) => [definition, 'all']) });
  RULESETS.set(judge, ruleset);
  return ruleset;
}
