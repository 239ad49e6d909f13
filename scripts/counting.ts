import { spawn } from 'node:child_process';

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
 * The counts that a run printed: our own closing line `N passed, N failed[, N skipped]`, else Mocha's. A run that failed without counting
 * a failure, or that counted nothing at all, counts as one failure.
 */
export function countsOf({ output, exit }: RunResult): Counts {
  const plain = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  const number = (text: string | undefined): number => Number(text ?? 0);
  const mocha = (word: string): number => number(new RegExp(`^ *(\\d+) ${word}\\b`, 'm').exec(output)?.[1]);
  const counts =
    plain === undefined
      ? { passed: mocha('passing'), failed: mocha('failing'), skipped: mocha('pending') }
      : { passed: number(plain[1]), failed: number(plain[2]), skipped: number(plain[3]) };
  const silent = counts.passed + counts.failed + counts.skipped === 0;
  if (counts.failed === 0 && (exit !== 0 || silent)) counts.failed = 1;
  return counts;
}

/** The closing line of a run. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
}

/** One part of a run: what stands above its output and in the summary, and what it came to. */
export interface Part {
  readonly heading: string;
  readonly name: string;
  readonly counts: () => Promise<Counts>;
}

/** Runs parts one after the other, prints a line for each and the closing line over all, and gives the exit code. */
export async function addUp(parts: readonly Part[]): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const lines: string[] = [];
  const width = Math.max(...parts.map(({ name }) => name.length));
  for (const { heading, name, counts: count } of parts) {
    console.log(`\n${heading} ${name}`);
    const counts = await count();
    lines.push(`${name.padEnd(width)}  ${closingLine(counts)}`);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  console.log(`\n${lines.join('\n')}\n${closingLine(total)}`);
  return total.failed === 0 ? 0 : 1;
}
