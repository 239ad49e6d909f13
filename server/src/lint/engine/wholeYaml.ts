import { Document as SpectralDocument, type ISpectralDiagnostic } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { parseWithPointers } from '@stoplight/yaml';
import type { Characters } from '../../document/characters';
import { isSyntaxFault } from '../../document/finding';
import { readableText, refusalOf } from '../../document/parse';
import { readNodes, type ReadYaml } from './yamlTree';

/** What Spectral's reader warns of and reads on (stoplight/yaml 4.3.0). */
const ODD_KEY = 'YAMLIncompatibleValue';
/** Objects that are merged are read in the order of their keys, or not read at all. */
const MERGE_KEY = '<<';

/** A YAML text as Spectral's reader reads all of it. */
export interface WholeYaml {
  /** What is wrong with it, in the order in which that reader says it. */
  readonly faults: readonly ISpectralDiagnostic[];
  /** What it means; undefined where there is more to it than `readYamlTree` reads. */
  readonly read: ReadYaml | undefined;
}

/**
 * Has Spectral's reader read a whole text, once, for what is wrong with it and for its tree. That reader keeps the order of keys in proxies, which takes longer
 * than reading; what is wrong does not hang on it. Undefined where the text must not be given to it, or it does not come to an end.
 */
export function readWholeYaml(text: string, source: string): WholeYaml | undefined {
  if (refusalOf(text) !== undefined) return undefined;
  let read: ReadYaml | undefined;
  const parse = (input: string): ReturnType<typeof Yaml.parse> => {
    if (input.includes(MERGE_KEY)) return Yaml.parse(input);
    const result = parseWithPointers<unknown>(input, { ignoreDuplicateKeys: false, mergeKeys: true, attachComments: false });
    if (input === text && result.ast !== undefined && result.diagnostics.every(({ code }) => code === ODD_KEY))
      read = readNodes(result.ast);
    return result;
  };
  try {
    const { diagnostics } = new SpectralDocument(readableText(text), { ...Yaml, parse }, source);
    return { faults: diagnostics.filter(isSyntaxFault), read };
  } catch {
    // A judgement of everything tells what it was.
    return undefined;
  }
}

/** What Spectral's reader says is wrong with a text, of which it reads all; undefined where nothing is, or where it does not come to an end. */
export function faultsInWhole(text: Characters, source: string): readonly ISpectralDiagnostic[] | undefined {
  const faults = readWholeYaml(text.slice(0), source)?.faults;
  return faults?.length === 0 ? undefined : faults;
}
