import { isPlainObject } from '@stoplight/json';
import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import type { RuleResult } from '../ruleAtWork';
import { dialectOf, type Dialect } from './dialect';
import { exampleItems, exampleOptions, sideOf } from './exampleItems';
import { resultsOf } from './faultMessages';
import type { Reading } from './reading';
import { SchemaReader } from './schemaReader';

/** Where references of a document lead; a schema with such a key of its own might be where one leads that was left standing. */
const HOLDERS = ['components', 'definitions', 'paths', 'parameters', 'responses'];

/** Judges examples as Spectral's `oasExample` does, over the graph and without compiling: what is read of a schema once serves every example of it. */
export class ExampleJudge {
  private readonly readers = new Map<Dialect, SchemaReader>();
  private readonly withoutRequired = new WeakMap<object, object>();

  /**
   * What `oasExample` would answer, word for word. Undefined where that is not told in advance here (a keyword that is left to ajv, a name that
   * schemas are found by, circles, another dialect), so that it has to be asked. Throws `NotForetold` to the same end.
   */
  resultsOf(value: unknown, options: unknown, { document, path, rule }: RulesetFunctionContext): RuleResult[] | undefined {
    const asked = exampleOptions(options);
    const dialect = dialectOf(document);
    if (asked === undefined || dialect === undefined || !isPlainObject(value)) return undefined;
    const schema = asked.schemaField === '$' ? value : value[asked.schemaField];
    if (!isPlainObject(schema)) return undefined;
    const reading = this.readerFor(dialect).read(dialect === 'swagger' ? this.asSchema(schema) : schema, sideOf(path, asked));
    if (reading === undefined) return undefined;
    if (reading.ends === 'reference' && (!rule.resolved || HOLDERS.some((name) => name in schema))) return undefined;
    return exampleItems(value, asked).flatMap((item) => judgeItem(reading, item.value, [...path, ...item.tail]));
  }

  /**
   * Forgets what it knows of objects that have changed in place, and of all that has them in it. Whoever keeps a judge from one text to the next says
   * so of every object that is not as it was; a judge that is not told is for one text.
   */
  forget(changed: readonly object[]): void {
    const copies = changed.map((object) => this.withoutRequired.get(object)).filter((copy) => copy !== undefined);
    for (const reader of this.readers.values()) reader.forget([...changed, ...copies]);
    for (const object of changed) this.withoutRequired.delete(object);
  }

  private readerFor(dialect: Dialect): SchemaReader {
    const reader = this.readers.get(dialect) ?? new SchemaReader(dialect);
    this.readers.set(dialect, reader);
    return reader;
  }

  /** A parameter of version 2 says of itself whether it is required, which no schema does: one copy of it goes without. */
  private asSchema(schema: Record<string, unknown>): object {
    if (typeof schema['required'] !== 'boolean') return schema;
    const { required: _, ...rest } = schema;
    const copy = this.withoutRequired.get(schema) ?? rest;
    this.withoutRequired.set(schema, copy);
    return copy;
  }
}

function judgeItem({ ends, judge }: Reading, value: unknown, path: readonly (string | number)[]): RuleResult[] {
  if (value === undefined) return [{ message: '#{{print("property")}}must exist', path: [...path] }];
  if (ends === 'nullable') return [{ message: '"nullable" cannot be used without "type"', path: [...path] }];
  const faults = ends === 'nowhere' ? judge(value, '', { named: true, tried: false }) : undefined;
  return faults === undefined ? [] : resultsOf(faults, value, path);
}
