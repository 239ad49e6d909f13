import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../document/jsonValue';

/** Rules that were renamed in Spectral 6; a ruleset that switches one on or off by its old name means the new one (spectral-ruleset-migrator 1.12). */
const RENAMED: Readonly<Record<string, string>> = {
  'operation-2xx-response': 'operation-default-response',
  'oas3-unused-components-schema': 'oas3-unused-components',
  'oas2-valid-parameter-example': 'oas2-valid-schema-example',
  'oas2-valid-response-schema-example': 'oas2-valid-schema-example',
  'oas2-valid-definition-example': 'oas2-valid-schema-example',
  'oas2-valid-response-example': 'oas2-valid-media-example',
  'oas3-valid-oas-parameter-example': 'oas3-valid-media-example',
  'oas3-valid-oas-content-example': 'oas3-valid-media-example',
  'oas3-valid-oas-header-example': 'oas3-valid-media-example',
  'oas3-valid-header-schema-example': 'oas3-valid-schema-example',
  'oas3-valid-parameter-schema-example': 'oas3-valid-schema-example',
};

const SEVERITIES: Readonly<Record<string, number>> = { error: 0, warn: 1, info: 2, hint: 3, off: -1 };

/** A ruleset's value with its older forms written anew: rules by their old names, and `except` as `overrides`. */
export function withoutOlderForms(value: JsonObject): JsonObject {
  const { except, ...rest } = value;
  const rules = rest['rules'];
  const renamed = isJsonObject(rules) ? { ...rest, rules: renameRules(rules) } : rest;
  if (!isJsonObject(except)) return renamed;
  const before = renamed['overrides'];
  return { ...renamed, overrides: [...(isJsonArray(before) ? before : []), ...Object.entries(except).map(overrideOf)] };
}

function renameRules(rules: JsonObject): JsonObject {
  const renamed = new Map<string, JsonValue | undefined>(Object.entries(rules));
  const order: string[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const newName = Object.hasOwn(RENAMED, name) ? RENAMED[name] : undefined;
    if (newName === undefined || typeof rule === 'object') {
      order.push(name);
      continue;
    }
    renamed.set(newName, renamed.has(newName) ? stricter(wordOf(rule), wordOf(renamed.get(newName))) : rule);
    renamed.delete(name);
    order.push(newName);
  }
  return Object.fromEntries([...new Set(order)].map((name) => [name, renamed.get(name)]));
}

function stricter(left: string, right: string): string {
  const leftLevel = levelOf(left);
  const rightLevel = levelOf(right);
  return rightLevel !== -1 && leftLevel > rightLevel ? right : left;
}

function levelOf(severity: string): number {
  return Number.isNaN(Number(severity)) ? (SEVERITIES[severity] ?? Number.NaN) : Number(severity);
}

function overrideOf([place, rules]: [string, JsonValue | undefined]): JsonObject {
  const names = isJsonArray(rules) ? rules : [];
  return {
    files: [place.startsWith('#') ? `**${place}` : place],
    rules: Object.fromEntries(names.map((name) => [wordOf(name), 'off'])),
  };
}

/** A severity or a name as a word; what is neither is left for the validation to refuse. */
function wordOf(value: JsonValue | undefined): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
