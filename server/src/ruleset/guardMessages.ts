import { withoutRefusedExpressions } from './messageTemplate';

type AnyFunction = (this: unknown, ...args: never[]) => unknown;

const guarded = new WeakMap<object, AnyFunction>();
const behind = new WeakMap<object, AnyFunction>();

/**
 * A rule function whose messages cannot carry an expression of the document's into Spectral's message evaluator. Functions write names and values
 * of the document into their messages, and Spectral evaluates every `#{{…}}` in them with a full expression language; a key such as
 * `#{{f(x) = f(x) + f(x); f(1)}}` would be run. Name, validator and schemas are those of the function itself; one function gives one guard.
 */
export function guardFunction(fn: AnyFunction): AnyFunction {
  const known = guarded.get(fn);
  if (known !== undefined) return known;
  const guard: AnyFunction = function guard(this: unknown, ...args: never[]): unknown {
    const results: unknown = Reflect.apply(fn, this, args);
    return results instanceof Promise ? results.then(cleaned) : cleaned(results);
  };
  Object.defineProperties(guard, Object.getOwnPropertyDescriptors(fn));
  guarded.set(fn, guard);
  guarded.set(guard, guard);
  behind.set(guard, fn);
  return guard;
}

/** The rule function whose messages a guard keeps an eye on; the function itself where there is none. */
export function behindGuard<Function extends object>(fn: Function): Function | AnyFunction {
  return behind.get(fn) ?? fn;
}

function cleaned(results: unknown): unknown {
  if (!Array.isArray(results)) return results;
  const list: readonly unknown[] = results;
  return list.map((result) => {
    if (typeof result !== 'object' || result === null || !('message' in result) || typeof result.message !== 'string') return result;
    const message = withoutRefusedExpressions(result.message);
    return message === result.message ? result : { ...result, message };
  });
}

/** A copy of a ruleset definition in Spectral's own form with every rule function guarded; whatever it extends has to be guarded itself. */
export function guardMessages(definition: object): object {
  return Object.fromEntries(Object.entries(definition).map(([key, value]) => [key, key === 'rules' ? guardRules(value) : value]));
}

function guardRules(rules: unknown): unknown {
  if (!isObject(rules)) return rules;
  return Object.fromEntries(Object.entries(rules).map(([name, rule]) => [name, isObject(rule) ? guardRule(rule) : rule]));
}

function guardRule(rule: object): object {
  return Object.fromEntries(Object.entries(rule).map(([key, value]) => [key, key === 'then' ? guardThen(value) : value]));
}

function guardThen(then: unknown): unknown {
  if (Array.isArray(then)) return then.map(guardThen);
  return isObject(then) && 'function' in then && isFunction(then.function) ? { ...then, function: guardFunction(then.function) } : then;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function';
}
