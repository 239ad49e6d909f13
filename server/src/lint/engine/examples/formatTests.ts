import { fullFormats } from 'ajv-formats/dist/formats';

/** Whether a value of a type has a format. */
export interface FormatTest {
  readonly type: 'string' | 'number';
  readonly test: (value: unknown) => boolean;
}

const TESTS = new Map<string, FormatTest>();
for (const [name, format] of Object.entries(fullFormats)) {
  const definition = typeof format === 'object' && !(format instanceof RegExp) ? format : undefined;
  const type = definition !== undefined && 'type' in definition && definition.type === 'number' ? 'number' : 'string';
  const validate: unknown = definition === undefined ? format : definition.validate;
  if (validate instanceof RegExp) TESTS.set(name, { type, test: (value) => typeof value === 'string' && validate.test(value) });
  else if (typeof validate === 'function') TESTS.set(name, { type, test: (value) => Boolean(Reflect.apply(validate, undefined, [value])) });
}

/** The test of a format, from the very functions that ajv asks in Spectral; undefined for formats that it does not know or that anything has. */
export function formatTest(name: string): FormatTest | undefined {
  return TESTS.get(name);
}
