import { isContainer } from '../container';
import { fault, type Judge } from './fault';
import { limit } from './primitiveJudges';
import { numberOf, type Reading, type SchemaParts } from './reading';

/** What is asked of objects, in ajv's order. A property is there when it is not undefined, be it inherited. */
export function objectJudges({ rules, within, properties }: SchemaParts): Judge[] {
  const judges: Judge[] = [];
  for (const keyword of ['maxProperties', 'minProperties']) {
    const bound = numberOf(rules, keyword);
    if (bound !== undefined)
      judges.push(limit(keyword, bound, (value) => (isContainer(value) ? Object.keys(value).length : 0), 'properties'));
  }
  const required: unknown = rules.get('required');
  if (Array.isArray(required)) judges.push(requiredJudge(required.map(String)));
  if (rules.get('additionalProperties') === false) judges.push(noOthers(properties));
  const [others] = within('additionalProperties');
  if (others?.hasRules === true && rules.get('additionalProperties') !== false) judges.push(otherProperties(others, properties));
  const asked = [...properties].filter(([, { hasRules }]) => hasRules);
  if (asked.length > 0) judges.push(namedProperties(asked));
  return judges;
}

function requiredJudge(names: readonly string[]): Judge {
  return (value, at) => {
    const missing = isContainer(value) ? names.find((name) => Reflect.get(value, name) === undefined) : undefined;
    return missing === undefined
      ? undefined
      : fault('required', at, `must have required property '${missing}'`, { missingProperty: missing });
  };
}

function noOthers(properties: ReadonlyMap<string, Reading>): Judge {
  return (value, at) => {
    const other = isContainer(value) ? Object.keys(value).find((key) => !properties.has(key)) : undefined;
    return other === undefined
      ? undefined
      : fault('additionalProperties', at, 'must NOT have additional properties', { additionalProperty: other });
  };
}

function otherProperties(others: Reading, properties: ReadonlyMap<string, Reading>): Judge {
  return (value, at, setting) => {
    if (!isContainer(value)) return undefined;
    for (const key of Object.keys(value)) {
      if (properties.has(key)) continue;
      const faults = others.judge(Reflect.get(value, key), at + segment(key), setting);
      if (faults !== undefined) return faults;
    }
    return undefined;
  };
}

function namedProperties(properties: readonly (readonly [string, Reading])[]): Judge {
  const asked = properties.map(([name, reading]) => ({ name, judge: reading.judge, step: segment(name) }));
  return (value, at, setting) => {
    if (!isContainer(value)) return undefined;
    for (const { name, judge, step } of asked) {
      const child: unknown = Reflect.get(value, name);
      const faults = child === undefined ? undefined : judge(child, at + step, setting);
      if (faults !== undefined) return faults;
    }
    return undefined;
  };
}

function segment(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
