import { Document as SpectralDocument, Spectral, type RulesetDefinition } from '@stoplight/spectral-core';
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
  const spectral = engineFor(judge);
  // Without a fresh resolver the parts of the last run would be remembered.
  reading = texts;
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

const ENGINES = new Map<Judge, Spectral>();
/** What the engine that runs reads its parts from; runs are one after the other. */
let reading: ReadonlyMap<string, string> = new Map();

function engineFor(judge: Judge): Spectral {
  const known = ENGINES.get(judge);
  if (known) return known;
  const file = {
    resolve: (uri: { toString(): string; path(): string }): Promise<string> => {
      const text = reading.get(canonicalUri(uriOfPath(decodeURIComponent(uri.path()))));
      return text === undefined ? Promise.reject(new Error(`There is no ${uri.toString()}.`)) : Promise.resolve(text);
    },
  };
  const spectral = new Spectral({ resolver: new Resolver({ resolvers: { file } }) });
  const extended = [...(judge === 'owasp' ? [] : [oas]), ...(judge === 'oas' ? [] : [owasp])];
  const definition: unknown = { extends: extended.map((ruleset) => [ruleset, 'all']) };
  if (!isDefinition(definition)) throw new TypeError('The stock rulesets are no rulesets.');
  spectral.setRuleset(definition);
  ENGINES.set(judge, spectral);
  return spectral;
}

function isDefinition(value: unknown): value is RulesetDefinition {
  return typeof value === 'object' && value !== null && 'extends' in value;
}
