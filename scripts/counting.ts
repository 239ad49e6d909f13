import { spawn } from 'node:child_process';

/** The most lines of a run's failures that are printed once more. */
const MOST_LINES = 150;

/** How many tests passed, failed and were skipped. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a run printed and how it ended. */
export interface RunResult {
  readonly output: string;
  readonly exit: number;
}

/** Runs a command, shows what it prints as it prints it, and keeps it. */
export function run(command: string, args: readonly string[]): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(command, [...args], { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    let output = '';
    const keep =
      (to: NodeJS.WriteStream) =>
      (chunk: Buffer): void => {
        output += chunk.toString();
        to.write(chunk);
      };
    child.stdout.on('data', keep(process.stdout));
    child.stderr.on('data', keep(process.stderr));
    child.on('error', (error) => resolve({ output: `${output}\n${error.message}`, exit: 127 }));
    child.on('close', (code) => resolve({ output, exit: code ?? 1 }));
  });
}

/**
 * The counts that a run printed: our own closing line `N passed, N failed`, with `N skipped` before it, else Mocha's. A run that failed without counting
 * a failure, or that counted nothing at all, counts as one failure.
 */
export function countsOf({ output, exit }: RunResult): Counts {
  const plain = [...output.matchAll(/^(?:(\d+) skipped\n)?(\d+) passed, (\d+) failed$/gm)].at(-1);
  const number = (text: string | undefined): number => Number(text ?? 0);
  const mocha = (word: string): number => number(new RegExp(`^ *(\\d+) ${word}\\b`, 'm').exec(output)?.[1]);
  const counts =
    plain === undefined
      ? { passed: mocha('passing'), failed: mocha('failing'), skipped: mocha('pending') }
      : { passed: number(plain[2]), failed: number(plain[3]), skipped: number(plain[1]) };
  const silent = counts.passed + counts.failed + counts.skipped === 0;
  if (counts.failed === 0 && (exit !== 0 || silent)) counts.failed = 1;
  return counts;
}

/** What a run printed of its failures: from its own summary or Mocha's count of failures on; the end of the output where there is neither. */
export function failuresIn(output: string): string {
  const from = (/^── what failed in /m.exec(output) ?? /^.*\b[1-9]\d* failing\b.*$/m.exec(output))?.index;
  const lines = (from === undefined ? output.trimEnd().split('\n').slice(-MOST_LINES) : output.slice(from).split('\n')).map((line) =>
    line.trimEnd(),
  );
  return lines.slice(0, MOST_LINES).join('\n');
}

/** How a run ends: what was skipped, if anything was, on a line of its own, then what passed and failed. */
export function closingLines({ passed, failed, skipped }: Counts): string {
  return `${skipped === 0 ? '' : `${skipped} skipped\n`}${passed} passed, ${failed} failed`;
}

/** One part of a run: what stands above its output and in the summary, and how to run it. */
export interface Part {
  readonly heading: string;
  readonly name: string;
  readonly run: () => Promise<RunResult>;
  /** Else what a run came to is read from what it printed. */
  readonly counts?: (result: RunResult) => Counts;
}

/**
 * Runs parts one after the other, prints the failures of all of them once more, a line for each and the closing line over all, and gives
 * the exit code.
 */
export async function addUp(parts: readonly Part[]): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  const failures: string[] = [];
  const width = Math.max(...parts.map(({ name }) => name.length));
  for (const { heading, name, run: runPart, counts: count = countsOf } of parts) {
    console.log(`\n${heading} ${name}`);
    const result = await runPart();
    const counts = count(result);
    if (counts.failed > 0) failures.push(`${heading} what failed in ${name}\n${failuresIn(result.output)}`);
    lines.push(
      `${name.padEnd(width)}  ${counts.passed} passed, ${counts.failed} failed${counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`}`,
    );
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  for (const failure of failures) console.log(`\n${failure}`);
  console.log(`\n${lines.join('\n')}\n${closingLines(total)}`);
  return total.failed === 0 ? 0 : 1;
}
