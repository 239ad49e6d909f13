import { addUp, run } from './counting';

// `npm test`: builds, then runs every level that needs no desktop, one after the other, and adds them up.

const LEVELS: readonly { readonly name: string; readonly command: readonly string[] }[] = [
  { name: 'unit', command: ['mocha', 'test/unit/**/*.test.ts'] },
  { name: 'protocol', command: ['mocha', 'test/protocol/**/*.test.ts'] },
  { name: 'cli', command: ['mocha', 'test/cli/**/*.test.ts'] },
  { name: 'mock', command: ['mocha', 'test/mock/**/*.test.ts'] },
  { name: 'conformance', command: ['mocha', 'test/conformance/**/*.test.ts'] },
  { name: 'e2e', command: ['tsx', 'scripts/e2e.ts'] },
];

async function main(): Promise<number> {
  const only = process.argv.slice(2);
  const built = await run('npm', ['run', '--silent', 'package']);
  if (built.exit !== 0) {
    console.log('The build failed; nothing was tested.\n0 passed, 1 failed');
    return 1;
  }
  const levels = LEVELS.filter((level) => only.length === 0 || only.includes(level.name));
  return addUp(levels.map(({ name, command }) => ({ heading: '──', name, run: () => run('npx', command) })));
}

void main().then((exit) => {
  process.exitCode = exit;
});
