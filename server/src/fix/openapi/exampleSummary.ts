import { isJsonArray, isJsonObject, type JsonValue } from '../../document/jsonValue';

/** What a limit has to know of some examples, and of every value inside them. */
export interface ExampleSummary {
  /** Lengths in UTF-16 code units; 0 without any. */
  readonly longestString: number;
  readonly longestList: number;
  readonly mostProperties: number;
  readonly propertyNames: ReadonlySet<string>;
  /** Infinity without any number. */
  readonly lowest: number;
  readonly highest: number;
  readonly hasFraction: boolean;
}

/** Sums up values and every value inside them. */
export function summaryOf(values: Iterable<JsonValue>): ExampleSummary {
  const propertyNames = new Set<string>();
  let [longestString, longestList, mostProperties, lowest, highest] = [0, 0, 0, Infinity, -Infinity];
  let hasFraction = false;
  for (const value of values) {
    if (typeof value === 'string') longestString = Math.max(longestString, value.length);
    else if (typeof value === 'number') {
      [lowest, highest] = [Math.min(lowest, value), Math.max(highest, value)];
      hasFraction ||= !Number.isInteger(value);
    } else if (isJsonArray(value)) longestList = Math.max(longestList, value.length);
    else if (isJsonObject(value)) {
      const names = Object.keys(value);
      mostProperties = Math.max(mostProperties, names.length);
      for (const name of names) propertyNames.add(name);
    }
  }
  return { longestString, longestList, mostProperties, propertyNames, lowest, highest, hasFraction };
}

/** Sums up what is summed up already. */
export function joinSummaries(summaries: readonly ExampleSummary[]): ExampleSummary {
  const most = (of: (summary: ExampleSummary) => number): number => summaries.reduce((all, one) => Math.max(all, of(one)), 0);
  const propertyNames = new Set<string>();
  for (const summary of summaries) for (const name of summary.propertyNames) propertyNames.add(name);
  return {
    longestString: most(({ longestString }) => longestString),
    longestList: most(({ longestList }) => longestList),
    mostProperties: most(({ mostProperties }) => mostProperties),
    propertyNames,
    lowest: summaries.reduce((all, { lowest }) => Math.min(all, lowest), Infinity),
    highest: summaries.reduce((all, { highest }) => Math.max(all, highest), -Infinity),
    hasFraction: summaries.some(({ hasFraction }) => hasFraction),
  };
}
