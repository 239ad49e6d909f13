import { readBlockYaml } from './blockYaml';
import { readYamlTree, type ReadYaml } from './yamlTree';

/** Reads a YAML text as Spectral's reader does, as far as that is plain; undefined where there is more to it, as `readYamlTree` says. */
export function readYaml(text: string): ReadYaml | undefined {
  return readBlockYaml(text) ?? readYamlTree(text);
}
