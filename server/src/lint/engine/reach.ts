import { isContainer } from './container';
import { isJsonObject } from '../../document/jsonValue';
import { fieldTargets } from './fieldTargets';
import { givenSteps } from './givenSteps';
import type { Clause } from './clause';
import type { Change } from './editedInPlace';

/**
 * How far below a matched value a rule function reads: 0 where it looks at the value itself and its own keys alone, 1 where also at the objects in it,
 * and so on; `Infinity` where there is no telling; `everything` where it looks beside its value too.
 */
export type Reach = number | 'everything';

/** By the names of Spectral's functions, how far below what it is given each reads. */
const BY_NAME: Readonly<Record<string, Reach>> = {
  casing: 0,
  defined: 0,
  enumeration: 0,
  falsy: 0,
  length: 0,
  or: 0,
  pattern: 0,
  truthy: 0,
  undefined: 0,
  xor: 0,
  oasOpSuccessResponse: 0,
  oasOpFormDataConsumeCheck: 2,
  typedEnum: 1,
  oasDiscriminator: 1,
  oasOpParams: 1,
  oasExample: Infinity,
  oasOpIdUnique: 2,
  oasPathParam: 4,
  oasTagDefined: 4,
  // They look at the keys of what may be referred to; that references change is not taken in at all (`editInPlace`).
  oasUnusedComponent: 2,
  unreferencedReusableObject: 0,
  // The keys beside a reference.
  refSiblings: 0,
  uniquenessTags: 1,
  serverVariables: 3,
};

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options', 'trace'];

/** By the names of functions that look for few members, under which names they look in objects two and more levels below their value. */
const MEMBERS: ReadonlyMap<string | undefined, ReadonlySet<string>> = new Map([
  ['oasOpIdUnique', new Set([...METHODS, 'operationId'])],
  ['oasPathParam', new Set([...METHODS, 'parameters', 'in', 'name', 'required'])],
  ['oasTagDefined', new Set([...METHODS, 'tags', 'name'])],
]);

/** Whether a rule's function may answer otherwise about a value because of changes so far below it, or further, that are within its reach. */
export function sees({ then, name }: Clause, changes: readonly Change[], distance: number): boolean {
  const members = then.field === undefined ? MEMBERS.get(name) : undefined;
  if (members === undefined || distance < 2) return true;
  return changes.some(({ object, changed, gone, keys }) => {
    if (Array.isArray(object) || changed.some((key) => members.has(key)) || gone.some((key) => members.has(key))) return true;
    // What is found is told in the order of the members.
    return keys && Object.keys(object).some((key) => members.has(key));
  });
}

/** How far below a value a rule's function reads, its `field` taken into account. */
export function reachOf({ then, name, dependence }: Clause, value: unknown): Reach {
  // Declared pure by its ruleset.
  if (name === undefined && dependence === 'value') return Infinity;
  const steps = then.field === undefined || then.field === '@key' ? 0 : then.field.split('.').length;
  const own =
    name === 'schema' || name === 'oasSchema'
      ? schemaReach(then.functionOptions, fieldTargets(value, then.field)[0]?.value)
      : BY_NAME[name ?? ''];
  if (own === undefined || own === 'everything') return 'everything';
  return own + steps;
}

/** Keywords that say something of the value itself, by its kind, its keys or its number. */
const SHALLOW = new Set([
  'type',
  'required',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'pattern',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'format',
]);

function schemaReach(options: unknown, target: unknown): number {
  const schema = isJsonObject(options) ? options['schema'] : undefined;
  return isContainer(schema) ? depthOf(schema, target) : Infinity;
}

/** How far a JSON Schema looks into a value; where that depends on the value, how far into this one. */
function depthOf(schema: object, value: unknown): number {
  let depth = 0;
  for (const key of Object.keys(schema)) {
    const said: unknown = Reflect.get(schema, key);
    if (SHALLOW.has(key)) continue;
    if (key === 'items' && isContainer(said) && !Array.isArray(said)) depth = Math.max(depth, 1 + depthOf(said, undefined));
    else if (key === 'properties' && isContainer(said)) {
      for (const each of Object.values(said)) depth = Math.max(depth, isContainer(each) ? 1 + depthOf(each, undefined) : Infinity);
    } else if (key === 'not' && isContainer(said)) depth = Math.max(depth, depthOf(said, value));
    else if (key === 'const' && !isContainer(said)) continue;
    else if (key === 'enum' && Array.isArray(said) && !said.some(isContainer)) continue;
    else if (key === 'uniqueItems' && Array.isArray(value) && !value.some(isContainer)) depth = Math.max(depth, 1);
    else return Infinity;
  }
  return depth;
}

/** How far below a value the filters of JSONPaths read; `Infinity` where that cannot be told. */
export function filterReach(givens: readonly string[]): number {
  let reach = 0;
  for (const given of givens) {
    for (const [, members = ''] of given.matchAll(/@\w*((?:\??\.\w+|\[[^\]]*\])*)/g)) {
      reach = Math.max(reach, (members.match(/\.\w+|\[/g) ?? []).length - 1);
    }
  }
  return reach;
}

/** How many steps of JSONPaths stand behind a filter at most: so far below a value its filter decides about matches. */
export function stepsBehindFilters(givens: readonly string[]): number {
  let most = 0;
  for (const given of givens) {
    const steps = givenSteps(given) ?? [];
    const filter = steps.findIndex(({ kind }) => kind === 'filter');
    if (filter >= 0) most = Math.max(most, steps.length - 1 - filter);
  }
  return most;
}
