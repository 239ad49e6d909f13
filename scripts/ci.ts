import { closingLine, countsOf, run, type Counts } from './counting';

// What a pipeline runs after `npm ci`: checks, tests, the demo and the packages. Each step that only succeeds or fails counts as one.

const STEPS: readonly { readonly name: string; readonly args: readonly string[]; readonly counted: boolean }[] = [
  { name: 'type check', args: ['run', '--silent', 'typecheck'], counted: false },
  { name: 'lint', args: ['run', '--silent', 'lint'], counted: false },
  { name: 'format', args: ['run', '--silent', 'format:check'], counted: false },
  { name: 'real documents', args: ['ci', '--prefix', 'test/bench'], counted: false },
  { name: 'tests', args: ['test', '--silent'], counted: true },
  { name: 'findings against spectral-cli', args: ['run', '--silent', 'conformance:spectral', '--', '--fast'], counted: true },
  { name: 'demo', args: ['run', '--silent', 'demo', '--', '--once'], counted: false },
  { name: 'package', args: ['run', '--silent', 'package'], counted: false },
];

async function main(): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  for (const { name, args, counted } of STEPS) {
    console.log(`\n══ ${name}`);
    const result = await run('npm', args);
    const counts = counted ? countsOf(result) : { passed: result.exit === 0 ? 1 : 0, failed: result.exit === 0 ? 0 : 1, skipped: 0 };
    lines.push(`${name.padEnd(30)} ${closingLine(counts)}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`\n${lines.join('\n')}\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}

void main().then((exit) => {
  process.exitCode = exit;
});
