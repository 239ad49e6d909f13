import assert from 'node:assert/strict';
import { load, problemsOf } from './memory';

const MARK = 'globalThis.specwrightFunctionMark = true;';
const ruleset = (functions: string, dir = ''): string =>
  `${dir}functions: ${functions}\nrules:\n  own: {given: $, then: {function: own}}\n`;

function takeMark(): boolean {
  return Reflect.has(globalThis, 'specwrightFunctionMark') && Reflect.deleteProperty(globalThis, 'specwrightFunctionMark');
}

describe('functions of a ruleset', () => {
  beforeEach(takeMark);

  it('are neither read nor run without leave', async () => {
    const files = { 'r.yaml': `extends: ./b.yaml\n`, 'b.yaml': ruleset('[own]'), 'functions/own.js': `${MARK} export default () => {};` };
    const [problem] = await problemsOf(files);
    assert.deepEqual([problem?.needs, problem?.uri, problem?.range.start.line], ['functions', 'file:///w/b.yaml', 0]);
    assert.match(problem?.message ?? '', /specwright\.allowFunctions or with --allow-functions/);
    assert.equal(takeMark(), false);
    assert.equal((await load(files, 'r.yaml', { functions: true })).ok, true);
    assert.equal(takeMark(), true);
  });

  it('functionsDir may lie elsewhere in the folder, and nowhere else', async () => {
    const files = { 'r.yaml': ruleset('[own]', 'functionsDir: lib/checks\n'), 'lib/checks/own.js': 'module.exports = () => {};' };
    const outcome = await load(files, 'r.yaml', { functions: true });
    assert.ok(outcome.ok);
    assert.deepEqual(outcome.info.files, ['file:///w/lib/checks/own.js', 'file:///w/r.yaml']);
    for (const dir of ['../outside', '/etc', '//host/x', '..%2foutside', '\\\\host\\x']) {
      const [problem] = await problemsOf({ 'r.yaml': ruleset('[own]', `functionsDir: '${dir}'\n`) }, 'r.yaml', { functions: true });
      assert.equal(problem?.range.start.line, 1, dir);
    }
  });

  const broken: Readonly<Record<string, readonly [code: string, message: RegExp]>> = {
    'a file with a syntax error': ['export default (', /own\.js is no JavaScript/],
    'a file that throws': ['throw new Error("oh")', /own\.js cannot be run: oh/],
    'a file without a function': ['export const a = 1', /own\.js exports no function/],
    'an import of node': ['import fs from "node:fs"; export default () => fs', /imports node:fs, which is neither/],
    'an import of a package': ['import x from "lodash"; export default () => x', /imports lodash, which is neither/],
    'an import from outside': ['import x from "../../x.js"; export default () => x', /imports \.\.\/\.\.\/x\.js, which is neither/],
    'a require made while running': ['module.exports = require("f" + "s")', /it may not import fs/],
  };
  for (const [name, [code, message]] of Object.entries(broken)) {
    it(`${name} is a problem in the line of “functions”`, async () => {
      const files = { 'r.yaml': ruleset('[own]'), 'functions/own.js': code };
      const [problem] = await problemsOf(files, 'r.yaml', { functions: true });
      assert.match(problem?.message ?? '', message);
      assert.deepEqual([problem?.uri, problem?.range.start.line], ['file:///w/r.yaml', 0]);
    });
  }

  it('files that import each other end', async () => {
    const files = {
      'r.yaml': ruleset('[own]'),
      'functions/own.js': 'import { b } from "./b.js"; export const a = 1; export default () => b;',
      'functions/b.js': 'import { a } from "./own"; export const b = () => a;',
    };
    assert.ok((await load(files, 'r.yaml', { functions: true })).ok);
  });
});
