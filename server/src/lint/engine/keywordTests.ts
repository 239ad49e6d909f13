import { isJsonObject, type JsonValue } from '../../document/jsonValue';
import { isContainer } from './container';
import { NotForetold } from './examples/fault';
import { isJsonType, testOfType } from './examples/jsonTypes';
import { sameJson } from './examples/sameJson';

/** Tells whether a value is as a keyword of a JSON Schema has it; values that the keyword says nothing of are. */
export type Test = (value: unknown) => boolean;

/** Takes every value, as an empty schema does. */
export const ALWAYS: Test = () => true;

/** Whether a value passes all of some tests. */
export function allOf(tests: readonly Test[]): Test {
  const [first, second, ...more] = tests;
  if (first === undefined) return ALWAYS;
  if (second === undefined) return first;
  if (more.length === 0) return (value) => first(value) && second(value);
  return (value) => {
    for (const test of tests) if (!test(value)) return false;
    return true;
  };
}

/** Whether it does not pass one. */
export function not(test: Test): Test {
  return (value) => !test(value);
}

/** What `if`, `then` and `else` say. */
export function conditional(condition: Test, then: Test, otherwise: Test): Test {
  return (value) => (condition(value) ? then(value) : otherwise(value));
}

/** What `type` says: one of JSON Schema’s types, or several. Throws `NotForetold` for others. */
export function typeTest(said: JsonValue): Test {
  const tests = [said].flat().map((type) => {
    if (!isJsonType(type)) throw new NotForetold();
    return testOfType(type);
  });
  const [only, ...more] = tests;
  return only !== undefined && more.length === 0 ? only : (value) => tests.some((test) => test(value));
}

/** What `required` says of objects. */
export function requiredTest(names: readonly string[]): Test {
  const [only, ...more] = names;
  if (only !== undefined && more.length === 0) return (value) => !isJsonObject(value) || value[only] !== undefined;
  return (value) => {
    if (!isJsonObject(value)) return true;
    for (const name of names) if (value[name] === undefined) return false;
    return true;
  };
}

/** What `enum` says, and `const` of one value. Throws `NotForetold` for values that have others in them. */
export function enumTest(allowed: readonly JsonValue[]): Test {
  if (allowed.some(isContainer)) throw new NotForetold();
  const known = new Set<unknown>(allowed);
  return (value) => known.has(value);
}

/** What `anyOf` and `oneOf` say: how many of their schemas take the value. */
export function countTest(tests: readonly Test[], isEnough: (count: number) => boolean): Test {
  return (value) => isEnough(tests.filter((test) => test(value)).length);
}

/** What `items` says of arrays. */
export function itemsTest(test: Test): Test {
  return (value) => {
    if (!Array.isArray(value)) return true;
    for (const item of value) if (!test(item)) return false;
    return true;
  };
}

/** What `pattern` says of texts. */
export function patternTest(pattern: RegExp): Test {
  return (value) => typeof value !== 'string' || pattern.test(value);
}

/** What `uniqueItems` says. Most such items are references, which their texts tell apart; one of them stands for all beside the others. */
export function haveNoTwins(value: unknown): boolean {
  if (!Array.isArray(value)) return true;
  const references = new Set<string>();
  const others: unknown[] = [];
  for (const item of value) {
    const reference = referenceAlone(item);
    if (reference === undefined || references.size === 0) others.push(item);
    if (reference === undefined) continue;
    if (references.has(reference)) return false;
    references.add(reference);
  }
  for (const [index, item] of others.entries()) {
    for (let before = 0; before < index; before++) if (sameJson(item, others[before])) return false;
  }
  return true;
}

/** The text of a reference that has nothing beside it. */
function referenceAlone(value: unknown): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const { $ref } = value;
  return typeof $ref === 'string' && Object.keys(value).length === 1 ? $ref : undefined;
}

/** What a bound on numbers, or on how many members or items there are, says. Throws `NotForetold` for a keyword that is none of these. */
export function boundTest(keyword: string, bound: number): Test {
  if (keyword === 'minimum') return (value) => typeof value !== 'number' || value >= bound;
  if (keyword === 'exclusiveMinimum') return (value) => typeof value !== 'number' || value > bound;
  if (keyword === 'minItems') return (value) => !Array.isArray(value) || value.length >= bound;
  if (keyword === 'minProperties') return (value) => !isJsonObject(value) || Object.keys(value).length >= bound;
  if (keyword === 'maxProperties') return (value) => !isJsonObject(value) || Object.keys(value).length <= bound;
  throw new NotForetold();
}
