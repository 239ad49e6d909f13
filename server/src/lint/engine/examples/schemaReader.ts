import { isPlainObject } from '@stoplight/json';
import { isContainer } from '../container';
import { passesAlways } from './combinedJudges';
import type { Dialect } from './dialect';
import type { Side } from './exampleItems';
import { fault } from './fault';
import { Inert } from './inert';
import type { Reading, SchemaParts } from './reading';
import { rulesOf, typesOf } from './schemaParts';
import { schemaJudge } from './schemaJudge';
import { Users } from './users';

const ANYTHING: Reading = { hasRules: false, ends: 'nowhere', types: [], judge: () => undefined };
const NOTHING: Reading = {
  hasRules: true,
  ends: 'nowhere',
  types: [],
  judge: (_, at) => fault('false schema', at, 'boolean schema is false'),
};

/** In the order in which ajv compiles what is within a schema. */
const WITHIN = ['not', 'anyOf', 'oneOf', 'allOf', 'items', 'additionalProperties'] as const;

/**
 * Reads the schemas of a document for what ajv would make of them, each object once for a side of the exchange wherever references put it: a schema
 * that is written out in a thousand others is one object of the graph and one reading. What is kept hangs on this object alone.
 */
export class SchemaReader {
  private readonly users = new Users();
  private readonly inert: Inert;
  private readonly readings = {
    request: new WeakMap<object, { readonly reading: Reading | undefined }>(),
    response: new WeakMap<object, { readonly reading: Reading | undefined }>(),
    neither: new WeakMap<object, { readonly reading: Reading | undefined }>(),
  };

  constructor(private readonly dialect: Dialect) {
    this.inert = new Inert(dialect, this.users);
  }

  /** The reading of a schema for a side; undefined where ajv has to be asked: what it would do is not told in advance here. */
  read(schema: object, side: Side): Reading | undefined {
    const known = this.readings[side].get(schema);
    if (known !== undefined) return known.reading;
    // Met again while it is read, it is part of a circle.
    this.readings[side].set(schema, { reading: undefined });
    const reading = isPlainObject(schema) ? this.readAnew(schema, side) : undefined;
    this.readings[side].set(schema, { reading });
    return reading;
  }

  /** Forgets what it knows of objects that have changed in place, and of all that has them in it. */
  forget(changed: Iterable<object>): void {
    const objects = this.users.above(changed);
    this.inert.forget(objects);
    for (const object of objects) for (const readings of Object.values(this.readings)) readings.delete(object);
  }

  private readAnew(schema: object, side: Side): Reading | undefined {
    this.noteParts(schema);
    const rules = rulesOf(schema, this.dialect, side, this.inert);
    if (rules === undefined) return undefined;
    const found = new Map<string, readonly Reading[]>();
    for (const keyword of WITHIN) {
      const value = rules.get(keyword);
      if (value === undefined) continue;
      const list: readonly unknown[] = Array.isArray(value) ? value : [value];
      const readings = list.map((each) => this.readPart(each, keyword === 'not' ? 'neither' : side));
      const known = readings.filter((each) => each !== undefined);
      if (known.length < readings.length) return undefined;
      found.set(keyword, known);
    }
    const properties = new Map<string, Reading>();
    const named = rules.get('properties');
    if (isPlainObject(named)) {
      for (const name of Object.keys(named)) {
        const reading = this.readPart(named[name], side);
        if (reading === undefined) return undefined;
        properties.set(name, reading);
      }
    }
    const isDraft4 = this.dialect !== '2020-12';
    const parts: SchemaParts = { rules, isDraft4, properties, within: (keyword) => found.get(keyword) ?? [] };
    return { hasRules: rules.size > 0, ends: endOf(parts), types: typesOf(rules), judge: schemaJudge(parts, this.dialect) };
  }

  private readPart(schema: unknown, side: Side): Reading | undefined {
    if (typeof schema === 'boolean') return schema ? ANYTHING : NOTHING;
    return isContainer(schema) ? this.read(schema, side) : undefined;
  }

  /** Notes what a reading looks at: what the keywords hold, and what is in that, such as the properties that say `readOnly`. */
  private noteParts(schema: object): void {
    for (const held of Object.values(schema).filter(isContainer)) {
      this.users.note(held, schema);
      for (const part of Object.values(held).filter(isContainer)) this.users.note(part, held);
    }
  }
}

/** Where ajv ends compiling, if it does: it takes the keywords of a schema in a fixed order, and passes over schemas that take everything. */
function endOf({ rules, isDraft4, within, properties }: SchemaParts): Reading['ends'] {
  if (rules.has('nullable') && !rules.has('type')) return 'nullable';
  if (rules.has('$ref')) return 'reference';
  const inOrder = [
    ...within('not'),
    ...(passesAlways(within('anyOf'), isDraft4) ? [] : within('anyOf')),
    ...within('oneOf'),
    ...within('allOf'),
    ...within('items'),
    ...within('additionalProperties'),
    ...properties.values(),
  ];
  return inOrder.find(({ ends }) => ends !== 'nowhere')?.ends ?? 'nowhere';
}
