import { addUp, run, type Counts, type RunResult } from './counting';

// What a pipeline runs after `npm ci`: checks, tests, the demo and the packages. Each step that only succeeds or fails counts as one.

const STEPS: readonly { readonly name: string; readonly args: readonly string[]; readonly counted: boolean }[] = [
  { name: 'type check', args: ['run', '--silent', 'typecheck'], counted: false },
  { name: 'lint', args: ['run', '--silent', 'lint'], counted: false },
  { name: 'format', args: ['run', '--silent', 'format:check'], counted: false },
  { name: 'real documents', args: ['ci', '--prefix', 'test/bench'], counted: false },
  { name: 'tests', args: ['test', '--silent'], counted: true },
  { name: 'findings against spectral-cli', args: ['run', '--silent', 'conformance:spectral', '--', '--fast'], counted: true },
  {
    name: 'edits of real documents',
    args: ['run', '--silent', 'fuzz:edits', '--', '--document', 'flow,three-one', '--edits', '60'],
    counted: true,
  },
  {
    name: 'speed beside spectral-cli',
    args: ['run', '--silent', 'bench', '--', '--runs', '1', '--unjudged', '--only', 'petstore'],
    counted: true,
  },
  {
    name: 'speed of edits',
    args: ['run', '--silent', 'bench:edits', '--', '--runs', '3', '--only', 'Stripe YAML', '--no-open'],
    counted: false,
  },
  { name: 'demo', args: ['run', '--silent', 'demo', '--', '--once'], counted: false },
  { name: 'package', args: ['run', '--silent', 'package'], counted: false },
];

/** A step that is not counted by what it prints counts as one. */
function asOne({ exit }: RunResult): Counts {
  return { passed: exit === 0 ? 1 : 0, failed: exit === 0 ? 0 : 1, skipped: 0 };
}

void addUp(
  STEPS.map(({ name, args, counted }) => ({ heading: '══', name, run: () => run('npm', args), ...(counted ? {} : { counts: asOne }) })),
).then((exit) => {
  process.exitCode = exit;
});
