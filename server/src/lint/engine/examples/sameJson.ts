import { isPlainObject } from '@stoplight/json';
import { isContainer } from '../container';
import { NotForetold } from './fault';

const ASKED_OF_OBJECTS = ['constructor', 'valueOf', 'toString'];

/** Whether two values are the same to ajv; throws `NotForetold` for objects with names that its comparison would take for something of its own. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isContainer(a) || !isContainer(b)) return Number.isNaN(a) && Number.isNaN(b);
  for (const each of [a, b]) {
    if (!Array.isArray(each) && !isPlainObject(each)) throw new NotForetold();
    if (Object.getPrototypeOf(each) === null || ASKED_OF_OBJECTS.some((name) => Object.hasOwn(each, name))) throw new NotForetold();
  }
  // From the end on, as ajv does it, since a name of the kind above may stand in one part and a difference in another.
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.findLastIndex((each, at) => !sameJson(each, b[at])) < 0;
  }
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length || !keys.every((key) => Object.hasOwn(b, key))) return false;
  return keys.findLastIndex((key) => !sameJson(Reflect.get(a, key), Reflect.get(b, key))) < 0;
}
