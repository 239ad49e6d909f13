import type { JsonPath } from '../document/jsonPath';
import { isJsonArray } from '../document/jsonValue';
import { baseName, resolveReference } from '../document/uri';
import type { FunctionsByName } from './buildDefinition';
import { guardFunction } from './guardMessages';
import { ModuleGraph } from './moduleGraph';
import { declarePure } from './pureFunctions';
import type { RulesetFile } from './rulesetFile';
import type { RulesetSources } from './rulesetSources';
import type { RulesetTrust } from './rulesetTypes';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

/**
 * The functions that a ruleset file brings, by name: `functions:` names files of `functionsDir` (`functions/` beside the file unless it says
 * otherwise). They are JavaScript and run when loaded, so that without the user's leave there are none. Throws `RulesetRefused`.
 */
export async function loadFunctions(file: RulesetFile, sources: RulesetSources, trust: RulesetTrust): Promise<FunctionsByName> {
  const { functions, functionsDir = 'functions' } = file.value;
  const names = isJsonArray(functions) ? functions : functions === undefined ? [] : [functions];
  if (names.length === 0) return new Map();
  if (!trust.functions) {
    const words =
      'This ruleset brings JavaScript of its own, which is not run unless you allow it with the setting specwright.allowFunctions or with --allow-functions.';
    file.refuse(words, ['functions'], { needs: 'functions' });
  }
  const loaded = new Map<string, unknown>();
  for (const [i, name] of names.entries()) {
    const path: JsonPath = ['functions', i];
    if (typeof name !== 'string' || typeof functionsDir !== 'string')
      file.refuse('Each entry of “functions” is the name of a file in functionsDir.', path);
    const uri = resolveReference(file.uri, `./${functionsDir}/${name}.js`);
    if (uri === undefined) file.refuse(`“${name}” is no file that can be read.`, path);
    loaded.set(baseName(uri).replace(/\.js$/, ''), guardFunction(await functionOf(uri, path, file, sources)));
  }
  return loaded;
}

async function functionOf(uri: string, path: JsonPath, file: RulesetFile, sources: RulesetSources): Promise<AnyFunction> {
  const modules = new ModuleGraph(sources, { uri: file.uri, range: file.rangeOf(path) });
  await modules.read(uri);
  const exported = modules.run(uri);
  const fn = defaultOf(exported);
  if (!isFunction(fn)) file.refuse(`${baseName(uri)} exports no function. Export it as the default.`, path);
  if (saysPure(exported)) declarePure(fn);
  return fn;
}

/** Whether a module has `export const pure = true` beside its function, or a CommonJS one `module.exports.pure = true`. */
function saysPure(exported: unknown): boolean {
  return (typeof exported === 'object' || typeof exported === 'function') && exported !== null && Reflect.get(exported, 'pure') === true;
}

function defaultOf(exported: unknown): unknown {
  return typeof exported === 'object' && exported !== null && 'default' in exported ? exported.default : exported;
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
