import { addUp, countsOf, run, type Counts } from './counting';

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

/** A step that is not counted by what it prints counts as one. */
async function countsOfStep({ args, counted }: (typeof STEPS)[number]): Promise<Counts> {
  const result = await run('npm', args);
  return counted ? countsOf(result) : { passed: result.exit === 0 ? 1 : 0, failed: result.exit === 0 ? 0 : 1, skipped: 0 };
}

void addUp(STEPS.map((step) => ({ heading: '══', name: step.name, counts: () => countsOfStep(step) }))).then((exit) => {
  process.exitCode = exit;
});
