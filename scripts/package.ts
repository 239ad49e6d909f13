import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Packs the extension into dist/specwright.vsix; what goes in is said by .vscodeignore and held by a test. */
execFileSync('npx', ['vsce', 'package', '--no-dependencies', '--skip-license', '--allow-missing-repository', '--out', 'dist/specwright.vsix'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
console.log(`dist/specwright.vsix, ${(statSync('dist/specwright.vsix').size / 1024 / 1024).toFixed(2)} MB`);
