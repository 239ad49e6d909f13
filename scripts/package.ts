import { execFileSync } from 'node:child_process';
import { renameSync, statSync } from 'node:fs';
import { version } from '../package.json';

// Packs the extension into dist/specwright.vsix and the terminal's npm package into dist/specwright.tgz.
// What goes in is said by .vscodeignore and .npmignore, and held by a test.

const shell = process.platform === 'win32';
execFileSync(
  'npx',
  ['vsce', 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', 'dist/specwright.vsix'],
  { stdio: ['ignore', 'ignore', 'inherit'], shell },
);
execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', 'dist'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  shell,
});
renameSync(`dist/specwright-${version}.tgz`, 'dist/specwright.tgz');
for (const file of ['dist/specwright.vsix', 'dist/specwright.tgz'])
  console.log(`${file}: ${(statSync(file).size / 1024 / 1024).toFixed(2)} MB`);
