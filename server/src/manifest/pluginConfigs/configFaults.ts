import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { shownGateway, type Gateway } from '../gateway';
import { closestName } from './closestName';
import type { Field, Fields } from './field';

/** One thing that the gateway would refuse of a plugin. */
export interface Fault {
  /** Where it is, below the plugin. */
  readonly path: readonly (string | number)[];
  /** A sentence. */
  readonly message: string;
  /** False where a gateway newer than the one whose plugins we know may take it. */
  readonly certain: boolean;
}

/** The newest Kong whose plugins we know. */
const KNOWN_MINOR = 9;

/** What is wrong with the fields of an object. */
export function faultsOfFields(value: JsonObject, fields: Fields, path: Fault['path'], gateway: Gateway): Fault[] {
  const given = Object.entries(value).flatMap(([name, member]): [string, JsonValue][] => (isSet(member) ? [[name, member]] : []));
  const unknown = given
    .filter(([name]) => !has(fields, name, gateway))
    .map(([name]) => unknownField(name, Object.keys(fields), path, gateway));
  const wrong = given.flatMap(([name, member]) => {
    const field = has(fields, name, gateway) ? fields[name] : undefined;
    return field === undefined ? [] : faultsOf(member, field, [...path, name], gateway);
  });
  const missing = Object.entries(fields).filter(([name, field]) => field.required === true && !isSet(value[name]));
  return [
    ...unknown,
    ...wrong,
    ...missing.map(([name]): Fault => ({ path, message: `${shown([...path, name])} must be given.`, certain: true })),
  ];
}

function faultsOf(value: JsonValue, field: Field, path: Fault['path'], gateway: Gateway): Fault[] {
  // What decK or the gateway puts in place later cannot be judged now.
  if (typeof value === 'string' && /\$\{\{|^\{vault:\/\//.test(value)) return [];
  const wrong = (what: string, certain = true): Fault[] => [{ path, message: `${shown(path)} must be ${what}.`, certain }];
  if (field.type === 'list') return faultsOfList(value, field, path, gateway, wrong);
  if (field.type === 'record' || field.type === 'map') return faultsOfObject(value, field, path, gateway, wrong);
  if (field.type === 'boolean') return typeof value === 'boolean' ? [] : wrong('true or false');
  if (field.type === 'text' && typeof value !== 'string') return wrong('a text');
  const isNumber = typeof value === 'number' && (field.type !== 'integer' || Number.isInteger(value));
  if (field.type !== 'text' && !isNumber) return wrong(field.type === 'integer' ? 'a whole number' : 'a number');
  const choices = [...(field.oneOf ?? []), ...(gateway.edition === 'enterprise' ? (field.oneOfEnterprise ?? []) : [])];
  if (choices.length > 0 && !choices.some((choice) => choice === value)) return wrong(oneOfThem(choices), !isNewer(gateway));
  if (typeof value === 'string') return field.matches?.form.test(value) === false ? wrong(field.matches.called) : [];
  const [least, most] = field.between ?? [-Infinity, Infinity];
  if (typeof value === 'number' && (value < least || value > most)) return wrong(`from ${least} to ${most}`);
  return typeof value === 'number' && field.above !== undefined && value <= field.above ? wrong(`more than ${field.above}`) : [];
}

type Wrong = (what: string, certain?: boolean) => Fault[];

function faultsOfList(value: JsonValue, field: Field, path: Fault['path'], gateway: Gateway, wrong: Wrong): Fault[] {
  if (isEmptyObject(value)) return [];
  if (!isJsonArray(value)) return wrong('a list');
  const { each, fewest = 0 } = field;
  if (value.length < fewest) return wrong('a list that is not empty');
  return each === undefined ? [] : value.flatMap((item, index) => faultsOf(item, each, [...path, index], gateway));
}

function faultsOfObject(value: JsonValue, field: Field, path: Fault['path'], gateway: Gateway, wrong: Wrong): Fault[] {
  if (isJsonArray(value) && value.length === 0) return [];
  if (!isJsonObject(value)) return wrong('an object');
  if (field.fields !== undefined) return faultsOfFields(value, field.fields, path, gateway);
  const { each, keys } = field;
  return Object.entries(value).flatMap(([key, member]): Fault[] => {
    if (keys?.form.test(key) === false)
      return [{ path: [...path, key], message: `The name of ${shown([...path, key])} must be ${keys.called}.`, certain: true }];
    return each === undefined || !isSet(member) ? [] : faultsOf(member, each, [...path, key], gateway);
  });
}

function unknownField(name: string, names: readonly string[], path: Fault['path'], gateway: Gateway): Fault {
  const meant = closestName(name, names);
  const version = isNewer(gateway) ? `Kong 3.${KNOWN_MINOR}` : shownGateway(gateway);
  return {
    path: [...path, name],
    message: `${shown([...path, name])} is no field that ${version} knows.${meant === undefined ? '' : ` Do you mean ${meant}?`}`,
    certain: !isNewer(gateway),
  };
}

function has(fields: Fields, name: string, { edition }: Gateway): boolean {
  return Object.hasOwn(fields, name) && (fields[name]?.enterprise !== true || edition === 'enterprise');
}

function isNewer({ version }: Gateway): boolean {
  return Number(version.split('.')[1]) > KNOWN_MINOR;
}

/** An empty table is a list to Kong as much as an object. */
function isEmptyObject(value: JsonValue): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

/** Null is as good as absent. */
function isSet(value: JsonValue | undefined): value is Exclude<JsonValue, null> {
  return value !== undefined && value !== null;
}

function oneOfThem(choices: readonly (string | number)[]): string {
  return choices.length === 1 ? String(choices[0]) : `one of ${choices.join(', ')}`;
}

/** A path as it is read: `config.redis.port`, `config.allow[0]`. */
function shown(path: Fault['path']): string {
  return path.map((segment, index) => (typeof segment === 'number' ? `[${segment}]` : `${index > 0 ? '.' : ''}${segment}`)).join('');
}
