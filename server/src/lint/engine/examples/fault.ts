/** What is wrong with an example, as ajv says it. */
export interface Fault {
  readonly keyword: string;
  /** A JSON pointer into the example. */
  readonly instancePath: string;
  readonly schemaPath: '';
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** Thrown where ajv would do something that is not told in advance here. */
export class NotForetold extends Error {}

/** Where in a schema something is judged, as far as it shows in what is reported. */
export interface Setting {
  /** Whether the schema is reached by names alone, which is where Spectral finds it again to say that null is a type too. */
  readonly named: boolean;
  /** Whether several schemas are tried for a value, so that ajv goes on after a wrong type to what goes for all values. */
  readonly tried: boolean;
}

/** Judges a value that stands at a place of an example: undefined where it is valid, otherwise what ajv reports when it ends at the first fault. */
export type Judge = (value: unknown, at: string, setting: Setting) => readonly Fault[] | undefined;

/** One fault of a keyword. */
export function fault(keyword: string, at: string, message: string, params: Fault['params'] = {}): readonly Fault[] {
  return [{ keyword, instancePath: at, schemaPath: '', params, message }];
}

/** What the first of several judges finds that finds anything. */
export function firstFault(judges: readonly Judge[], value: unknown, at: string, setting: Setting): readonly Fault[] | undefined {
  for (const judge of judges) {
    const faults = judge(value, at, setting);
    if (faults !== undefined) return faults;
  }
  return undefined;
}
