import { fault, type Fault, type Judge } from './fault';
import { isOfType, type JsonType } from './jsonTypes';
import { limit } from './primitiveJudges';
import { numberOf, type SchemaParts } from './reading';
import { sameJson } from './sameJson';

/** What is asked of arrays, in ajv's order. */
export function arrayJudges({ rules, within }: SchemaParts): Judge[] {
  const judges: Judge[] = [];
  for (const keyword of ['maxItems', 'minItems']) {
    const bound = numberOf(rules, keyword);
    if (bound !== undefined) judges.push(limit(keyword, bound, (value) => (Array.isArray(value) ? value.length : 0), 'items'));
  }
  const [items] = within('items');
  if (items?.hasRules === true) {
    judges.push((value, at, setting) => {
      if (!Array.isArray(value)) return undefined;
      for (const [index, each] of value.entries()) {
        const faults = items.judge(each, `${at}/${index}`, setting);
        if (faults !== undefined) return faults;
      }
      return undefined;
    });
  }
  if (rules.get('uniqueItems') === true) {
    const types = items?.types ?? [];
    const simple = types.length > 0 && !types.includes('object') && !types.includes('array');
    judges.push((value, at) => (Array.isArray(value) ? (simple ? simpleTwins(value, types, at) : twins(value, at)) : undefined));
  }
  return judges;
}

/** Finds two equal items among those of simple types as ajv does, by their names in an object. */
function simpleTwins(items: readonly unknown[], types: readonly JsonType[], at: string): readonly Fault[] | undefined {
  const indices = {};
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (!types.some((type) => isOfType(type, item))) continue;
    const name = typeof item === 'string' && types.length > 1 ? `${item}_` : String(item);
    const j: unknown = Reflect.get(indices, name);
    if (typeof j === 'number') return twinFault(i, j, at);
    Reflect.set(indices, name, i);
  }
  return undefined;
}

function twins(items: readonly unknown[], at: string): readonly Fault[] | undefined {
  for (let i = items.length - 1; i > 0; i--) {
    for (let j = i - 1; j >= 0; j--) if (sameJson(items[i], items[j])) return twinFault(i, j, at);
  }
  return undefined;
}

function twinFault(i: number, j: number, at: string): readonly Fault[] {
  return fault('uniqueItems', at, `must NOT have duplicate items (items ## ${j} and ${i} are identical)`, { i, j });
}
