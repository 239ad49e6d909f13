import { pathOfPointer } from '../../document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../document/jsonValue';
import { NotForetold } from './examples/fault';
import { formatTest } from './examples/formatTests';
import {
  ALWAYS,
  allOf,
  boundTest,
  conditional,
  countTest,
  enumTest,
  haveNoTwins,
  itemsTest,
  not,
  patternTest,
  requiredTest,
  typeTest,
  type Test,
} from './keywordTests';

const NEVER: Test = () => false;
/** Keywords that decide nothing, or that are read with another one. */
const DECIDES_NOTHING = new Set([
  '$comment',
  '$id',
  '$schema',
  'additionalItems',
  'additionalProperties',
  'default',
  'definitions',
  'description',
  'else',
  'errorMessage',
  'patternProperties',
  'properties',
  'then',
  'title',
]);

/**
 * Tells whether values are valid by a JSON Schema and nothing else of them, which takes less than finding what is wrong. Only for the keywords that the
 * schemas of OpenAPI 2 and 3.0 are written with, as ajv reads them (JSON Schema 2020-12); what a schema says is read when a value first comes to it.
 */
export class Validity {
  private readonly references = new Map<string, Test>();
  /** The texts that have a format; references are mostly the same ones. */
  private readonly formatted = new Map<string, Set<unknown>>();
  private test: Test | undefined;

  /** `others` are schemas that the first one refers to by their `$id`. */
  constructor(
    private readonly schema: JsonObject,
    private readonly others: readonly JsonObject[] = [],
  ) {}

  /**
   * Whether a value is valid. Throws `NotForetold` where that is not told here: a schema has another keyword, or a value a name that ajv's comparison
   * takes for something of its own.
   */
  holds(value: unknown): boolean {
    try {
      this.test ??= this.testOf(this.schema, this.schema);
      return this.test(value);
    } finally {
      this.formatted.clear();
    }
  }

  /** The test of a schema; `root` is what its references begin at. */
  private testOf(schema: JsonValue | undefined, root: JsonObject): Test {
    if (typeof schema === 'boolean') return schema ? ALWAYS : NEVER;
    if (!isJsonObject(schema)) throw new NotForetold();
    const tests = Object.entries(schema).flatMap(([keyword, said]) => {
      if (said === undefined || DECIDES_NOTHING.has(keyword)) return [];
      const test = this.testOfKeyword(keyword, said, schema, root);
      return test === ALWAYS ? [] : [test];
    });
    const members = this.membersTest(schema, root);
    if (members !== undefined) tests.push(members);
    return allOf(tests);
  }

  private testOfKeyword(keyword: string, said: JsonValue, schema: JsonObject, root: JsonObject): Test {
    const within = (each: JsonValue | undefined): Test => this.testOf(each ?? true, root);
    if (keyword === 'type') return typeTest(said);
    if (keyword === '$ref') return this.referenceTest(said, root);
    if (keyword === 'not') return not(within(said));
    if (keyword === 'if') return conditional(within(said), within(schema['then']), within(schema['else']));
    if (keyword === 'format') return this.formatTest(said);
    if (keyword === 'items') return itemsTest(within(said));
    if (isJsonArray(said)) {
      if (keyword === 'required') return requiredTest(said.map(String));
      if (keyword === 'enum') return enumTest(said);
      if (keyword === 'allOf') return allOf(said.map(within));
      if (keyword === 'anyOf') return countTest(said.map(within), (count) => count > 0);
      if (keyword === 'oneOf') return countTest(said.map(within), (count) => count === 1);
    }
    if (keyword === 'const') return enumTest([said]);
    if (keyword === 'uniqueItems') return said === true ? haveNoTwins : ALWAYS;
    if (keyword === 'pattern') return patternTest(new RegExp(textOf(said), 'u'));
    if (typeof said !== 'number') throw new NotForetold();
    return boundTest(keyword, said);
  }

  private referenceTest(said: JsonValue, root: JsonObject): Test {
    const [base = '', pointer = ''] = textOf(said).split('#');
    const target = base === '' ? root : this.others.find(({ $id }) => $id === base || $id === `${base}#`);
    if (target === undefined) throw new NotForetold();
    const name = `${this.others.indexOf(target)}#${pointer}`;
    return (value) => {
      const test = this.references.get(name) ?? this.testOf(valueAt(target, pathOfPointer(`#${pointer}`) ?? []), target);
      this.references.set(name, test);
      return test(value);
    };
  }

  private formatTest(said: JsonValue): Test {
    const name = textOf(said);
    const format = formatTest(name);
    if (format?.type !== 'string') throw new NotForetold();
    return (value) => {
      if (typeof value !== 'string') return true;
      const known = this.formatted.get(name) ?? new Set();
      this.formatted.set(name, known);
      if (known.has(value)) return true;
      const has = format.test(value);
      if (has) known.add(value);
      return has;
    };
  }

  /** What is asked of an object's members: by the names that the schema has, by its patterns, and of all others. */
  private membersTest(schema: JsonObject, root: JsonObject): Test | undefined {
    const named = new Map(membersOf(schema, 'properties').map(([name, said]) => [name, this.testOf(said, root)]));
    const patterns = membersOf(schema, 'patternProperties').map(([pattern, said]) => ({
      pattern: new RegExp(pattern, 'u'),
      test: this.testOf(said, root),
    }));
    const others = this.testOf(schema['additionalProperties'] ?? true, root);
    if (named.size === 0 && patterns.length === 0 && others === ALWAYS) return undefined;
    const testFor = (name: string): Test => {
      let found = named.get(name);
      for (const { pattern, test } of patterns) if (pattern.test(name)) found = found === undefined ? test : allOf([found, test]);
      return found ?? others;
    };
    const ofNamed = new Map([...named.keys()].map((name) => [name, testFor(name)]));
    return (value) => {
      if (!isJsonObject(value)) return true;
      for (const name in value) {
        const test = ofNamed.get(name) ?? testFor(name);
        if (test !== ALWAYS && !test(value[name])) return false;
      }
      return true;
    };
  }
}

function membersOf(schema: JsonObject, keyword: string): [string, JsonValue | undefined][] {
  const said = schema[keyword];
  return isJsonObject(said) ? Object.entries(said) : [];
}

function textOf(value: JsonValue | undefined): string {
  if (typeof value !== 'string') throw new NotForetold();
  return value;
}
