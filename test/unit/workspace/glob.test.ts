import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { matchesPath } from '../../../server/src/workspace/glob';

describe('globs of settings', () => {
  const paths = [
    'api.yaml',
    'apis/books/openapi.yaml',
    'apis/books/v1/openapi.yml',
    'a/b/c.json',
    '.hidden/x.yaml',
    'ä/😀.yaml',
    'file-2.yaml',
    'a+b/c.yaml',
    'x{y}.yaml',
  ];
  const globs = [
    '**',
    '*.yaml',
    '**/*.yaml',
    'apis/**',
    'apis/*/openapi.yaml',
    'apis/**/openapi.{yaml,yml}',
    '{apis,a}/**/*.json',
    'file-?.yaml',
    'file-[0-9].yaml',
    './api.yaml',
    '**/books/**',
    'a/**/c.json',
    'a/b/c.json',
    '[ax]*/b/*',
    '.hidden/*',
  ];

  for (const glob of globs) {
    it(`mean by ${glob} what picomatch means`, () => {
      const theirs = picomatch(glob.replace(/^\.\//, ''), { dot: true, basename: !glob.includes('/') });
      assert.deepEqual(
        paths.filter((path) => matchesPath(glob, path)),
        paths.filter((path) => theirs(path)),
      );
    });
  }

  it('take ! in a class for “none of these”, as VS Code does, and a character for a character', () => {
    assert.deepEqual(
      ['file-[!0-9].yaml', 'file-[!a-z].yaml', 'ä/?.yaml'].map((glob) => paths.filter((path) => matchesPath(glob, path))),
      [[], ['file-2.yaml'], ['ä/😀.yaml']],
    );
  });

  it('end on patterns that are made to run for ever', () => {
    const name = `${'a'.repeat(60)}.yaml`;
    for (const glob of [
      '+(a*)b',
      '(a+)+b',
      '+([a]|a)b',
      '{a,a}+({a,a})b',
      `${'*a'.repeat(100)}b`,
      '{a,b}'.repeat(60),
      `${'**/'.repeat(150)}b`,
    ]) {
      assert.equal(matchesPath(glob, name), false, glob);
      assert.equal(matchesPath(glob, `${'a/'.repeat(60)}${name}`), false, glob);
    }
  }).timeout(5_000);
});
