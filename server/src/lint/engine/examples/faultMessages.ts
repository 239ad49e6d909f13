import describe from '@stoplight/better-ajv-errors';
import type { RuleResult } from '../ruleAtWork';
import type { Fault } from './fault';

type Path = readonly (string | number)[];

/** The results that Spectral's `schema` function makes of what ajv says of a value (spectral-functions 1.11.1), whose path is given. */
export function resultsOf(faults: readonly Fault[], value: unknown, path: Path): RuleResult[] {
  const unmatched = new Map<string, string>();
  for (const { keyword, instancePath, params } of faults) {
    if ((keyword === 'anyOf' || keyword === 'oneOf') && !Array.isArray(params['passingSchemas'])) unmatched.set(instancePath, keyword);
  }
  const described = describe({}, [...faults], { propertyPath: [...path], targetValue: value });
  return described.map(({ error, suggestion, path: at }) => {
    const message = ofItem(suggestion === undefined ? error : `${error}. ${suggestion}`, at);
    return {
      message: ofCombination(message, unmatched.get(at)),
      path: at === '' ? [...path] : [...path, ...at.replace(/^\//, '').split('/')],
    };
  });
}

/** An item of a list is not called a property. */
function ofItem(message: string, at: string): string {
  const index = at.slice(at.lastIndexOf('/') + 1);
  if (!/^\d+$/.test(index)) return message;
  for (const name of [`"${index}" property type`, `"${index}" property`]) {
    if (message.startsWith(name)) return `Item at index ${index}${message.slice(name.length)}`;
  }
  return message;
}

/** Where no schema of several takes a value, the message says so. */
function ofCombination(message: string, keyword: string | undefined): string {
  if (keyword === undefined || !message.endsWith(` in ${keyword}`)) return message;
  return `${message}. None of the schemas matched, see the other errors reported for this value`;
}
