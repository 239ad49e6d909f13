import { isContainer } from '../container';
import { fault, type Fault, type Judge, type Setting } from './fault';
import type { Reading, SchemaParts } from './reading';
import { sameJson } from './sameJson';

const TRIED: Setting = { named: false, tried: true };

/** What is asked of values of any type, in ajv's order. Behind a list of schemas, Spectral does not look for `nullable`. */
export function combinedJudges({ rules, within, isDraft4 }: SchemaParts): Judge[] {
  const judges: Judge[] = [];
  if (rules.has('const')) {
    const allowedValue = rules.get('const');
    judges.push((value, at) =>
      sameJson(value, allowedValue) ? undefined : fault('const', at, 'must be equal to constant', { allowedValue }),
    );
  }
  const allowedValues: unknown = rules.get('enum');
  if (Array.isArray(allowedValues)) judges.push(enumJudge(allowedValues));
  const [not] = within('not');
  if (not !== undefined) {
    judges.push((value, at) =>
      not.hasRules && not.judge(value, at, TRIED) !== undefined ? undefined : fault('not', at, 'must NOT be valid'),
    );
  }
  const anyOf = within('anyOf');
  if (anyOf.length > 0 && !passesAlways(anyOf, isDraft4)) judges.push(anyOfJudge(anyOf, isDraft4));
  const oneOf = within('oneOf');
  if (oneOf.length > 0) judges.push(oneOfJudge(oneOf));
  for (const each of within('allOf'))
    if (each.hasRules) judges.push((value, at, setting) => each.judge(value, at, { named: false, tried: setting.tried }));
  return judges;
}

/** Whether ajv passes over an `anyOf`, without compiling what is in it: where one schema takes everything, save in the drafts that note what was judged. */
export function passesAlways(anyOf: readonly Reading[], isDraft4: boolean): boolean {
  return isDraft4 && anyOf.some(({ hasRules }) => !hasRules);
}

function enumJudge(allowedValues: readonly unknown[]): Judge {
  const simple = new Set(allowedValues.filter((value) => !isContainer(value)));
  const objects = allowedValues.filter(isContainer);
  return (value, at) =>
    (!isContainer(value) && simple.has(value)) || objects.some((each) => sameJson(value, each))
      ? undefined
      : fault('enum', at, 'must be equal to one of the allowed values', { allowedValues });
}

/** The later drafts try the other schemas too when one has taken the value; nothing comes of it but what cannot be foretold of a comparison. */
function anyOfJudge(anyOf: readonly Reading[], isDraft4: boolean): Judge {
  return (value, at) => {
    const faults: Fault[] = [];
    let passes = false;
    for (const each of anyOf) {
      const found = each.judge(value, at, TRIED);
      if (found !== undefined) faults.push(...found);
      else if (isDraft4) return undefined;
      else passes = true;
    }
    return passes ? undefined : [...faults, ...fault('anyOf', at, 'must match a schema in anyOf')];
  };
}

/** Ends at the second schema that takes the value; what the others before it found stays in the report. */
function oneOfJudge(oneOf: readonly Reading[]): Judge {
  return (value, at) => {
    const faults: Fault[] = [];
    let passing: number | null = null;
    for (const [index, each] of oneOf.entries()) {
      const found = each.hasRules ? each.judge(value, at, TRIED) : undefined;
      if (found !== undefined) faults.push(...found);
      else if (passing === null) passing = index;
      else return [...faults, ...oneOfFault(at, [passing, index])];
    }
    return passing === null ? [...faults, ...oneOfFault(at, null)] : undefined;
  };
}

function oneOfFault(at: string, passingSchemas: readonly number[] | null): readonly Fault[] {
  return fault('oneOf', at, 'must match exactly one schema in oneOf', { passingSchemas });
}
