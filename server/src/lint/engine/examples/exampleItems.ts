import { isContainer } from '../container';

/** What the rules of Spectral's `oas` ruleset say to `oasExample`. */
export interface ExampleOptions {
  /** The field that has the schema; `$` where the value is the schema itself. */
  readonly schemaField: string;
  readonly oasVersion: 2 | 3;
  readonly type: 'media' | 'schema';
}

/** A value that has to be valid against the schema beside it. */
export interface ExampleItem {
  readonly value: unknown;
  /** Where it stands, from the value that was judged on. */
  readonly tail: readonly string[];
}

const OF_SCHEMAS = { 2: ['example', 'x-example', 'default'], 3: ['example', 'default'] } as const;

/** Options in the form that the `oas` ruleset has them; undefined for any others. */
export function exampleOptions(options: unknown): ExampleOptions | undefined {
  if (!isContainer(options) || Object.keys(options).length !== 3) return undefined;
  const schemaField: unknown = Reflect.get(options, 'schemaField');
  const oasVersion: unknown = Reflect.get(options, 'oasVersion');
  const type: unknown = Reflect.get(options, 'type');
  if (typeof schemaField !== 'string' || (oasVersion !== 2 && oasVersion !== 3) || (type !== 'media' && type !== 'schema'))
    return undefined;
  return { schemaField, oasVersion, type };
}

/** The values that Spectral looks at (spectral-rulesets, oasExample): every `example` and `default` of a schema; of a media type, the first kind there is. */
export function exampleItems(value: object, { oasVersion, type }: ExampleOptions): ExampleItem[] {
  if (type === 'schema') {
    return OF_SCHEMAS[oasVersion].filter((field) => field in value).map((field) => ({ value: Reflect.get(value, field), tail: [field] }));
  }
  if (oasVersion === 3 && 'example' in value) return [{ value: Reflect.get(value, 'example'), tail: ['example'] }];
  const examples: unknown = Reflect.get(value, 'examples');
  if (!('examples' in value) || !isContainer(examples)) return [];
  const named = Object.keys(examples).map((name): [string, unknown] => [name, Reflect.get(examples, name)]);
  if (oasVersion === 2) return named.map(([name, example]) => ({ value: example, tail: ['examples', name] }));
  return named.flatMap(([name, example]) =>
    isContainer(example) && !('externalValue' in example)
      ? [{ value: Reflect.get(example, 'value'), tail: ['examples', name, 'value'] }]
      : [],
  );
}

/** On which side of the exchange a media type stands, by the names above it; elsewhere nothing may be left out of an example. */
export type Side = 'request' | 'response' | 'neither';

/** The side of a path, as `oasExample` has it: schemas by themselves are on neither. */
export function sideOf(path: readonly (string | number)[], { oasVersion, type }: ExampleOptions): Side {
  if (type === 'schema') return 'neither';
  const [first, second, , fourth] = path;
  if (first === 'paths') return fourth === 'responses' ? 'response' : fourth === 'requestBody' && oasVersion === 3 ? 'request' : 'neither';
  if (oasVersion === 2) return first === 'responses' ? 'response' : 'neither';
  if (first !== 'components') return 'neither';
  return second === 'responses' ? 'response' : second === 'requestBodies' ? 'request' : 'neither';
}
