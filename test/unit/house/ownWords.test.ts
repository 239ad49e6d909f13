import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PROJECT = resolve(__dirname, '../../..');

describe('the project’s files', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: PROJECT })
    .toString()
    .split('\0')
    .filter((file) => /\.(ts|mjs|json|md|yaml)$/.test(file));

  it('leave nothing for later and switch no rule off', () => {
    const marks = /T[O]DO|FI[X]ME|@ts-(ignor[e]|expect-erro[r])|(es|ox)lint-disabl[e]|\.onl[y]\(/;
    const found = files.filter((file) => file.endsWith('.ts') && marks.test(readFileSync(join(PROJECT, file), 'utf8')));
    assert.deepEqual(found, []);
  });

  it('name no registry in the lock file', () => {
    assert.doesNotMatch(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'), /"resolved"/);
  });

  it('lock every optional dependency, which npm 11 asks for', () => {
    const { packages }: { packages: Record<string, { optionalDependencies?: Record<string, string> }> } = JSON.parse(
      readFileSync(join(PROJECT, 'package-lock.json'), 'utf8'),
    );
    const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies));
    const locked = Object.keys(packages);
    assert.deepEqual(
      wanted.filter((name) => !locked.some((path) => path.endsWith(`node_modules/${name}`))),
      [],
    );
  });

  it('pin every dependency to one version', () => {
    const { devDependencies, dependencies = {} }: { devDependencies: Record<string, string>; dependencies?: Record<string, string> } =
      JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    for (const [name, version] of Object.entries({ ...devDependencies, ...dependencies })) assert.match(version, /^\d+\.\d+\.\d+$/, name);
  });

  it('explain every dependency', () => {
    const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(PROJECT, 'package.json'), 'utf8'),
    );
    const explained = readFileSync(join(PROJECT, 'docs/dependencies.md'), 'utf8');
    assert.deepEqual(
      Object.keys(devDependencies).filter((name) => !explained.includes(`\`${name}\``)),
      [],
    );
  });
});
