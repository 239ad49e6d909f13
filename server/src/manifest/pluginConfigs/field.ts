/** What the gateway takes for a field of a plugin's config. Everything may be left out, unless it is required; null is as good as left out. */
export interface Field {
  readonly type: 'text' | 'number' | 'integer' | 'boolean' | 'list' | 'map' | 'record';
  /** Whether it must be given: Kong has no default for it. */
  readonly required?: true;
  readonly oneOf?: readonly (string | number)[];
  /** Further values that the enterprise edition takes. */
  readonly oneOfEnterprise?: readonly string[];
  /** Inclusive. */
  readonly between?: readonly [least: number, most: number];
  /** Exclusive. */
  readonly above?: number;
  readonly matches?: Pattern;
  /** The items of a list, or the values of a map. */
  readonly each?: Field;
  /** The fewest items of a list. */
  readonly fewest?: number;
  readonly keys?: Pattern;
  readonly fields?: Fields;
  /** Whether the enterprise edition alone has it. */
  readonly enterprise?: true;
}

export type Fields = Readonly<Record<string, Field>>;

/** A form of texts, and what a person calls it: “a header name”. */
export interface Pattern {
  readonly form: RegExp;
  readonly called: string;
}

export const TEXT: Field = { type: 'text' };
export const NUMBER: Field = { type: 'number' };
export const INTEGER: Field = { type: 'integer' };
export const BOOLEAN: Field = { type: 'boolean' };
export const POSITIVE: Field = { type: 'number', above: 0 };
export const TEXTS: Field = listOf(TEXT);

/** A list, or a set: Kong writes both as arrays. */
export function listOf(each: Field, fewest = 0): Field {
  return { type: 'list', each, fewest };
}

export function recordOf(fields: Fields): Field {
  return { type: 'record', fields };
}

export function oneOf(...values: readonly (string | number)[]): Field {
  return { type: typeof values[0] === 'number' ? 'integer' : 'text', oneOf: values };
}

export function textLike(matches: Pattern): Field {
  return { type: 'text', matches };
}

export function integerBetween(least: number, most: number): Field {
  return { type: 'integer', between: [least, most] };
}

export function numberBetween(least: number, most: number): Field {
  return { type: 'number', between: [least, most] };
}

export function required(field: Field): Field {
  return { ...field, required: true };
}

/** Many fields of one type. */
export function each(field: Field, ...names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, field]));
}

/** The words of a text, for lists of names too long to be read one by one. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
