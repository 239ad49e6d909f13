import { fault, type Judge } from './fault';
import { formatTest } from './formatTests';
import { numberOf, type SchemaParts } from './reading';

type Parts = Pick<SchemaParts, 'rules' | 'isDraft4'>;

interface Limit {
  readonly sign: string;
  readonly ok: (value: number, limit: number) => boolean;
}

const AT_MOST: Limit = { sign: '<=', ok: (value, limit) => value <= limit };
const AT_LEAST: Limit = { sign: '>=', ok: (value, limit) => value >= limit };
const BELOW: Limit = { sign: '<', ok: (value, limit) => value < limit };
const ABOVE: Limit = { sign: '>', ok: (value, limit) => value > limit };

/** What is asked of numbers, in ajv's order. In draft 4 a limit is exclusive by a flag beside it. */
export function numberJudges({ rules, isDraft4 }: Parts): Judge[] {
  const exclusive = (flag: string): boolean => isDraft4 && rules.get(flag) === true;
  const judges = [
    ...numberLimit(rules, 'maximum', exclusive('exclusiveMaximum') ? BELOW : AT_MOST),
    ...numberLimit(rules, 'minimum', exclusive('exclusiveMinimum') ? ABOVE : AT_LEAST),
    ...numberLimit(rules, 'exclusiveMaximum', BELOW),
    ...numberLimit(rules, 'exclusiveMinimum', ABOVE),
  ];
  const multipleOf = numberOf(rules, 'multipleOf');
  if (multipleOf !== undefined) {
    judges.push((value, at) => {
      const quotient = Number(value) / multipleOf;
      return quotient === Number.parseInt(String(quotient), 10)
        ? undefined
        : fault('multipleOf', at, `must be multiple of ${multipleOf}`, { multipleOf });
    });
  }
  return [...judges, ...formatJudges(rules, 'number')];
}

function numberLimit(rules: SchemaParts['rules'], keyword: string, { sign, ok }: Limit): Judge[] {
  const limit = numberOf(rules, keyword);
  if (limit === undefined) return [];
  return [
    (value, at) => (ok(Number(value), limit) ? undefined : fault(keyword, at, `must be ${sign} ${limit}`, { comparison: sign, limit })),
  ];
}

/** What is asked of strings, in ajv's order; their length is counted in code points. */
export function stringJudges({ rules }: Parts): Judge[] {
  const judges: Judge[] = [];
  const maxLength = numberOf(rules, 'maxLength');
  if (maxLength !== undefined) judges.push(limit('maxLength', maxLength, codePoints, 'characters'));
  const minLength = numberOf(rules, 'minLength');
  if (minLength !== undefined) judges.push(limit('minLength', minLength, codePoints, 'characters'));
  const pattern = rules.get('pattern');
  if (typeof pattern === 'string') {
    const expression = new RegExp(pattern);
    judges.push((value, at) =>
      expression.test(String(value)) ? undefined : fault('pattern', at, `must match pattern "${pattern}"`, { pattern }),
    );
  }
  return [...judges, ...formatJudges(rules, 'string')];
}

/** A `max…` or `min…` of how much there is of something in a value. */
export function limit(keyword: string, bound: number, count: (value: unknown) => number, noun: string): Judge {
  const most = keyword.startsWith('max');
  const message = `must NOT have ${most ? 'more' : 'fewer'} than ${bound} ${noun}`;
  return (value, at) => {
    const size = count(value);
    return (most ? size > bound : size < bound) ? fault(keyword, at, message, { limit: bound }) : undefined;
  };
}

function formatJudges(rules: SchemaParts['rules'], type: 'string' | 'number'): Judge[] {
  const format = rules.get('format');
  const known = typeof format === 'string' ? formatTest(format) : undefined;
  if (known?.type !== type) return [];
  return [(value, at) => (known.test(value) ? undefined : fault('format', at, `must match format "${String(format)}"`, { format }))];
}

function codePoints(value: unknown): number {
  let count = 0;
  for (const _ of String(value)) count++;
  return count;
}
