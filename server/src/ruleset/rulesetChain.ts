import { Ruleset } from '@stoplight/spectral-core';
import type { JsonPath } from '../document/jsonPath';
import { START_OF_TEXT } from '../document/position';
import { baseName } from '../document/uri';
import { buildDefinition } from './buildDefinition';
import { checkExpressions } from './checkExpressions';
import { loadFunctions } from './functionModules';
import { definitionForOthers } from './otherStandards';
import { RulesetRefused } from './refusal';
import { resolveRulesetAddress } from './rulesetAddress';
import { RulesetFile } from './rulesetFile';
import type { AskedFrom, RulesetSources } from './rulesetSources';
import type { RulesetTrust } from './rulesetTypes';
import { shippedDefinition } from './shipped';
import { unknownKeys } from './unknownKeys';
import { problemsOf, validationProblems } from './validationProblems';

/** How often rulesets of one chain may extend others; each counts again where it is extended twice, as Spectral makes it twice. */
const MOST_EXTENSIONS = 100;

/** One file of the chain, as Spectral takes it. */
export interface ChainLink {
  readonly definition: object;
  readonly file: RulesetFile;
}

/** A ruleset file and all that it extends, file by file: read, checked, and made into the definition that Spectral takes. */
export class RulesetChain {
  private extensions = 0;

  constructor(
    private readonly rootUri: string,
    private readonly sources: RulesetSources,
    private readonly trust: RulesetTrust,
  ) {}

  /** The definition of the first file. Throws `RulesetRefused`. */
  load(): Promise<ChainLink> {
    return this.link(this.rootUri, { uri: undefined, range: START_OF_TEXT }, []);
  }

  /** Spectral's ruleset of a definition. Throws `RulesetRefused` where rules and what they extend do not go together. */
  construct(definition: object, context: { readonly severity: 'recommended'; readonly source: string }, file: RulesetFile): Ruleset {
    try {
      return new Ruleset(definition, context);
    } catch (error) {
      throw new RulesetRefused(problemsOf(error, file));
    }
  }

  private async link(uri: string, from: AskedFrom, above: readonly string[]): Promise<ChainLink> {
    const file = RulesetFile.parse(uri, await this.sources.read(uri, from));
    const problems = [...unknownKeys(file), ...checkExpressions(file)];
    if (problems.length > 0) throw new RulesetRefused(problems);
    const functions = await loadFunctions(file, this.sources, this.trust);
    const definition = await buildDefinition(file, functions, (name, path) => this.extended(name, path, file, [...above, uri]));
    const invalid = validationProblems(definition, file);
    if (invalid.length > 0) throw new RulesetRefused(invalid);
    return { definition, file };
  }

  private async extended(name: string, path: JsonPath, file: RulesetFile, above: readonly string[]): Promise<object> {
    const from = { uri: file.uri, range: file.rangeOf(path) };
    if (++this.extensions > MOST_EXTENSIONS)
      file.refuse(`This ruleset extends others more than ${MOST_EXTENSIONS} times. Name each once.`, path);
    const forOthers = definitionForOthers(name);
    if (forOthers !== undefined) return forOthers;
    const address = await resolveRulesetAddress(name, { fileUri: file.uri, rootUri: this.rootUri }, from, this.sources);
    if ('shipped' in address) return shippedDefinition(address.shipped, this.sources.functions);
    if (above.includes(address.uri))
      file.refuse(`“${name}” leads back to ${baseName(address.uri)}, which is being read. Remove one of the two.`, path);
    const { definition } = await this.link(address.uri, from, above);
    return definition;
  }
}
