import * as coreFunctions from '@stoplight/spectral-functions';
import type { JsonPath } from '../document/jsonPath';
import { isJsonArray, isJsonObject, type JsonArray, type JsonObject, type JsonValue } from '../document/jsonValue';
import { formatOf } from './formatNames';
import { guardFunction } from './guardMessages';
import { withoutOlderForms } from './olderForms';
import type { RulesetFile } from './rulesetFile';

/** A rule's function by name: Spectral's own, or one of the ruleset's. */
export type FunctionsByName = ReadonlyMap<string, unknown>;

/** Makes what an `extends` at a path of the file stands for. */
export type Extend = (name: string, path: JsonPath) => Promise<object>;

const CORE_FUNCTIONS: FunctionsByName = new Map(Object.entries(coreFunctions).map(([name, fn]) => [name, guardFunction(fn)]));

const CHOICES: ReadonlySet<JsonValue | undefined> = new Set(['all', 'recommended', 'off']);

/**
 * The definition object that `new Ruleset` of spectral-core takes, made from a ruleset file whose expressions were checked before.
 *
 * spectral-cli makes the same object in a longer way: its migrator writes a JavaScript module, a bundler joins it with what it imports, and the text
 * is run. Here the object is built directly, so that no text of a ruleset ever becomes code, and nothing but `extend` can reach beyond the file.
 * The replacements are the migrator's (1.12.2): function and format names at the very places where it knows them, `extends`, the older forms.
 * A name that is unknown there is undefined here as well, and Spectral's own validation says so.
 */
export async function buildDefinition(file: RulesetFile, own: FunctionsByName, extend: Extend): Promise<object> {
  return new DefinitionBuilder(file, own, extend).build();
}

class DefinitionBuilder {
  constructor(
    private readonly file: RulesetFile,
    private readonly own: FunctionsByName,
    private readonly extend: Extend,
  ) {}

  async build(): Promise<object> {
    const { functions: _, functionsDir: __, ...value } = withoutOlderForms(this.file.value);
    return this.ruleset(value, []);
  }

  /** A ruleset, or one of its overrides, which has the same parts. */
  private async ruleset(value: JsonObject, path: JsonPath): Promise<object> {
    const parts: [string, unknown][] = [];
    for (const [key, part] of Object.entries(value)) parts.push([key, await this.part(key, part, [...path, key])]);
    return Object.fromEntries(parts);
  }

  private async part(key: string, value: JsonValue | undefined, path: JsonPath): Promise<unknown> {
    const root = path.length === 1;
    if (key === 'extends') return this.extends(value, path);
    if (key === 'formats') return this.formats(value, path);
    if (key === 'rules' && isJsonObject(value)) return mapValues(value, (rule, name) => this.rule(rule, [...path, name]));
    if (key === 'aliases' && root && isJsonObject(value)) return mapValues(value, (alias, name) => this.alias(alias, [...path, name]));
    return key === 'overrides' && root && isJsonArray(value) ? this.overrides(value, path) : value;
  }

  private async overrides(items: JsonArray, path: JsonPath): Promise<unknown> {
    const list: unknown[] = [];
    for (const [i, item] of items.entries()) list.push(isJsonObject(item) ? await this.ruleset(item, [...path, i]) : item);
    return list;
  }

  private async extends(value: JsonValue | undefined, path: JsonPath): Promise<unknown> {
    if (typeof value === 'string') return this.extend(value, path);
    if (!isJsonArray(value)) return this.file.refuse('“extends” has to name one ruleset or a list of them.', path);
    const list: unknown[] = [];
    for (const [i, item] of value.entries()) {
      const [name, severity] = isJsonArray(item) ? item : [item, 'recommended'];
      if (typeof name !== 'string' || !CHOICES.has(severity)) {
        const words = 'Each entry of “extends” is a name, or a list of a name and one of “all”, “recommended”, “off”.';
        this.file.refuse(words, [...path, i]);
      }
      const extended = await this.extend(name, [...path, i]);
      list.push(isJsonArray(item) ? [extended, severity] : extended);
    }
    return list;
  }

  private rule(value: JsonValue | undefined, path: JsonPath): unknown {
    if (!isJsonObject(value)) return value;
    return mapValues(value, (part, key) => {
      if (key === 'formats') return this.formats(part, [...path, key]);
      if (key !== 'then') return part;
      return isJsonArray(part) ? part.map((item) => this.action(item)) : this.action(part);
    });
  }

  private action(value: JsonValue | undefined): unknown {
    if (!isJsonObject(value) || typeof value['function'] !== 'string') return value;
    const name = value['function'];
    return { ...value, function: CORE_FUNCTIONS.get(name) ?? this.own.get(name) };
  }

  private alias(value: JsonValue | undefined, path: JsonPath): unknown {
    if (!isJsonObject(value) || !isJsonArray(value['targets'])) return value;
    const targets = value['targets'].map((target, i) =>
      isJsonObject(target) && 'formats' in target
        ? { ...target, formats: this.formats(target['formats'], [...path, 'targets', i, 'formats']) }
        : target,
    );
    return { ...value, targets };
  }

  private formats(value: JsonValue | undefined, path: JsonPath): unknown {
    if (!isJsonArray(value)) return this.file.refuse('“formats” has to be a list, [oas3] say.', path);
    return [...new Set(value.map((name, i) => this.format(name, [...path, i])))];
  }

  private format(name: JsonValue, path: JsonPath): unknown {
    const format = typeof name === 'string' ? formatOf(name) : undefined;
    return (
      format ??
      this.file.refuse(
        `${JSON.stringify(name)} is no format that Spectral knows. OpenAPI’s are oas2, oas3, oas3.0, oas3.1 and oas3.2.`,
        path,
      )
    );
  }
}

function mapValues(value: JsonObject, map: (item: JsonValue | undefined, key: string) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, map(item, key)]));
}
