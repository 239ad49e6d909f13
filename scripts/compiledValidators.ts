import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import oas from '@stoplight/spectral-rulesets/dist/oas';
import owasp from '@stoplight/spectral-owasp-ruleset';
import type { Options } from 'ajv';
import Ajv from 'ajv/dist/core';
import standaloneCode from 'ajv/dist/standalone';
import type { Plugin } from 'esbuild';
import { replacedOnce } from './replacedOnce';

/** The two places where Spectral compiles schemas that never change: of a function's input and options, and of the `schema` function's rules. */
export type Compiler = 'function' | 'rule';

const SPECTRAL = createRequire(require.resolve('@stoplight/spectral-rulesets'));
const SPECTRAL_FUNCTIONS = createRequire(SPECTRAL.resolve('@stoplight/spectral-functions'));
const FUNCTION = /@stoplight[\\/]spectral-core[\\/]dist[\\/]ruleset[\\/]function\.js$/;
const RULE = /@stoplight[\\/]spectral-functions[\\/]dist[\\/]schema[\\/]ajv\.js$/;
const COMPILED = 'specwright:compiledValidators';

/**
 * Has the bundles hold the validators of the functions and rules that we ship, compiled when they are built by the same ajv with the same options.
 * Spectral compiles them at every start, which takes longer than judging most documents. Any other schema is compiled as ever. Throws where Spectral
 * is not as it was when this was written.
 */
export const compiledValidators: Plugin = {
  name: 'validators that are compiled already',
  setup(esbuild) {
    esbuild.onLoad({ filter: FUNCTION }, async ({ path }) => ({ contents: functionModule(await readFile(path, 'utf8')) }));
    esbuild.onLoad({ filter: RULE }, async ({ path }) => ({ contents: ruleModule(await readFile(path, 'utf8')) }));
    esbuild.onResolve({ filter: new RegExp(`^${COMPILED}`) }, ({ path }) => ({ path, namespace: COMPILED }));
    esbuild.onLoad({ filter: /.*/, namespace: COMPILED }, ({ path }) => ({
      contents: moduleOf(path.slice(COMPILED.length + 1)),
      resolveDir: __dirname,
    }));
  },
};

/** The kinds of ajv that schemas of OpenAPI documents and of rules are compiled with, each with what it holds those against first. */
const DIALECTS = [
  { name: 'draft7', library: 'ajv', metaSchema: 'http://json-schema.org/draft-07/schema' },
  { name: 'draft4', library: 'ajv-draft-04', metaSchema: 'http://json-schema.org/draft-04/schema' },
  { name: 'draft2020-12', library: 'ajv/dist/2020', metaSchema: 'https://json-schema.org/draft/2020-12/schema' },
] as const;

function moduleOf(name: string): string {
  const dialect = DIALECTS.find((each) => name === each.name);
  if (dialect !== undefined) return metaSchemaModule(dialect);
  return validatorsModule(name === 'rule' ? 'rule' : 'function');
}

/** The schemas that are compiled for one of the places, each once. */
export function knownSchemas(compiler: Compiler): readonly object[] {
  const known = new Map<string, object>();
  const add = (schema: unknown): void => {
    if (isObject(schema)) known.set(JSON.stringify(schema), schema);
  };
  const definitions = [oas, owasp].flatMap((ruleset) => thens(ruleset));
  if (compiler === 'rule') {
    for (const { functionOptions } of definitions) if (isObject(functionOptions)) add(Reflect.get(functionOptions, 'schema'));
    return [...known.values()].filter((schema) => !('$id' in schema) && !('$schema' in schema));
  }
  const all: unknown[] = ['@stoplight/spectral-functions', '@stoplight/spectral-rulesets/dist/oas/functions'].flatMap((name) => {
    const loaded: unknown = SPECTRAL(name);
    return isObject(loaded) ? Object.values(loaded) : [];
  });
  for (const fn of [...all, ...definitions.map((then) => then.function)]) {
    const schemas: unknown = isObject(fn) ? Reflect.get(fn, 'schemas') : undefined;
    if (isObject(schemas)) for (const schema of Object.values(schemas)) add(schema);
  }
  return [...known.values()];
}

const OPTIONS: Readonly<Record<Compiler, Options>> = {
  function: { allErrors: true, allowUnionTypes: true, strict: true, keywords: ['x-internal'] },
  rule: { allErrors: false, meta: true, messages: true, strict: false, allowUnionTypes: true, unicodeRegExp: false, logger: false },
};

/** An ajv as Spectral makes it for one of the places, of the library that knows a dialect. */
function ajvOf(compiler: Compiler, library = 'ajv'): Ajv {
  const ajv: unknown = Reflect.construct(loaded(library), [{ ...OPTIONS[compiler], code: { source: true } }]);
  if (!(ajv instanceof Ajv)) throw new Error(`${library} is no ajv`);
  for (const plugin of ['ajv-formats', ...(compiler === 'function' ? ['ajv-errors'] : [])]) Reflect.apply(loaded(plugin), undefined, [ajv]);
  return ajv;
}

/** What a library of ajv's that Spectral's functions use exports by default. */
function loaded(library: string): Function {
  const exported: unknown = SPECTRAL_FUNCTIONS(library);
  const made: unknown = isObject(exported) && 'default' in exported ? exported.default : exported;
  if (typeof made !== 'function') throw new Error(`${library} exports no function`);
  return made;
}

/** A module whose `compiled` is a list of schemas with their validators. */
function validatorsModule(compiler: Compiler): string {
  const ajv = ajvOf(compiler);
  const schemas = [...knownSchemas(compiler).entries()];
  for (const [index, schema] of schemas) ajv.addSchema(schema, `v${index}`);
  const code = standaloneCode(ajv, Object.fromEntries(schemas.map(([index]) => [`v${index}`, `v${index}`])));
  return `${code}\nexports.compiled = [${schemas.map(([index, schema]) => `[${JSON.stringify(schema)}, exports.v${index}]`).join(',\n')}];`;
}

/** A module whose `metaSchema` is what an ajv holds schemas of a dialect against. */
function metaSchemaModule({ library, metaSchema }: (typeof DIALECTS)[number]): string {
  return standaloneCode(ajvOf('rule', library), { metaSchema });
}

const KNOWN = `
const isEqual = require('lodash/isEqual');
const byKeys = new Map();
const keysOf = (schema) => Object.keys(schema).sort().join();
for (const [schema, validator] of compiled) byKeys.set(keysOf(schema), [...(byKeys.get(keysOf(schema)) ?? []), { schema, validator }]);
// In which order they are said decides in which order faults are found.
const isSame = (one, other) => isEqual(one, other) && JSON.stringify(one) === JSON.stringify(other);
const looked = new WeakMap();
function knownValidator(schema) {
  if (!looked.has(schema)) looked.set(schema, byKeys.get(keysOf(schema))?.find((known) => isSame(known.schema, schema))?.validator);
  return looked.get(schema);
}
`;

function functionModule(source: string): string {
  const made = replacedOnce(source, 'const ajv = new ajv_1.default(', 'const makeAjv = () => new ajv_1.default(');
  const bare = ['(0, ajv_errors_1.default)(ajv);', '(0, ajv_formats_1.default)(ajv);'].reduce(
    (text, line) => replacedOnce(text, line, ''),
    made,
  );
  const compiled = ['options', 'input'].reduce((text, name) => replacedOnce(text, `ajv.compile(${name})`, `validatorOf(${name})`), bare);
  return `${compiled}
const { compiled } = require('${COMPILED}/function');
${KNOWN}
let ajv;
function validatorOf(schema) {
  const known = knownValidator(schema);
  if (known !== undefined) return known;
  if (ajv === undefined) {
    ajv = makeAjv();
    ajv_errors_1.default(ajv);
    ajv_formats_1.default(ajv);
  }
  return ajv.compile(schema);
}`;
}

function ruleModule(source: string): string {
  const knowing = replacedOnce(source, '    return ajv;\n}', '    knowMetaSchema(ajv, Ajv, allErrors);\n    return ajv;\n}');
  return `${knowing}
function knowMetaSchema(ajv, Ajv, allErrors) {
  if (allErrors) return;
${DIALECTS.map(
  ({ name, library, metaSchema }) =>
    `  if (Ajv === require('${library}').default) ajv.schemas['${metaSchema}'].validate = require('${COMPILED}/${name}').metaSchema;`,
).join('\n')}
}
const { compiled } = require('${COMPILED}/rule');
${KNOWN}
const { createAjvInstances: create } = exports;
exports.createAjvInstances = () => {
  const compile = create();
  return (schema, dialect, allErrors) =>
    (allErrors || /^draft(?:4|20)/.test(dialect) ? undefined : knownValidator(schema)) ?? compile(schema, dialect, allErrors);
};`;
}

interface Then {
  readonly function?: unknown;
  readonly functionOptions?: unknown;
}

function thens(ruleset: object): Then[] {
  const rules: unknown = Reflect.get(ruleset, 'rules');
  return Object.values(isObject(rules) ? rules : {}).flatMap((rule: unknown) => {
    const then: unknown = isObject(rule) ? Reflect.get(rule, 'then') : undefined;
    return (Array.isArray(then) ? then : [then]).filter((each): each is Then => isObject(each));
  });
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' || typeof value === 'function') && value !== null;
}
