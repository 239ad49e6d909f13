import { Document as SpectralDocument, Ruleset, Spectral } from '@stoplight/spectral-core';
import * as Parsers from '@stoplight/spectral-parsers';
import { Resolver } from '@stoplight/spectral-ref-resolver';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import owasp from '@stoplight/spectral-owasp-ruleset';
import type { Finding, Severity } from '../../../server/src/document/finding';
import { canonicalUri, pathOfUri, uriOfPath } from '../../../server/src/document/uri';

/** Which of the two rulesets judge, with every rule on, the ones that are not recommended too. */
export type Judge = 'both' | 'oas' | 'owasp';

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

const RULESETS = new Map<Judge, Ruleset>();

function rulesetFor(judge: Judge): Ruleset {
  const known = RULESETS.get(judge);
  if (known) return known;
  const extended = [...(judge === 'owasp' ? [] : [oas]), ...(judge === 'oas' ? [] : [owasp])];
  const ruleset = new Ruleset({ extends: extended.map((definition) => [definition, 'all']) });
  RULESETS.set(judge, ruleset);
  return ruleset;
}
