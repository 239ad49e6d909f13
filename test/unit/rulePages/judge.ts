import { Document, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { noteTexts } from '../../../server/src/lint/lintedTexts';
import { shipped } from './shippedRules';

const ROOT = 'file:///docs/snippet.yaml';

/** The number of findings that one rule of a shipped ruleset has on a document of the given OpenAPI version. */
export async function judge(page: string, code: string, version: string, snippet: string): Promise<number> {
  const ruleset = shipped.get(page);
  if (ruleset === undefined) throw new Error(`No shipped ruleset is called ${page}`);
  const spectral = new Spectral();
  spectral.setRuleset({ extends: [[ruleset.definition, 'off']], rules: { [code]: true } });
  const text = /^(swagger|openapi):/m.test(snippet) ? snippet : `${versionKey(version)}\n${snippet}`;
  const document = new Document(text, Yaml, '/docs/snippet.yaml');
  noteTexts(document, { root: ROOT, texts: new Map([[ROOT, text]]), uriOf: () => ROOT });
  const results = await spectral.run(document);
  const unexpected = results.filter((result) => result.code !== code && result.code !== 'invalid-ref');
  if (unexpected.length > 0) throw new Error(`${code}: the snippet gives ${JSON.stringify(unexpected[0]?.message)}`);
  return results.filter((result) => result.code === code).length;
}

function versionKey(version: string): string {
  return version === '2.0' ? "swagger: '2.0'" : `openapi: ${version}.0`;
}
