import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** The file that a suite's results go to. Throws where the run does not name it. */
export function resultsFile(): string {
  const file = process.env['SPECWRIGHT_E2E_RESULTS'];
  if (file === undefined) throw new Error('SPECWRIGHT_E2E_RESULTS does not name a file.');
  return file;
}

const notesFile = (): string => `${resultsFile()}.notes`;

/** Has the run print a line, such as a figure that was measured. By way of a file, since every test file is a bundle of its own. */
export function note(line: string): void {
  appendFileSync(notesFile(), `${line}\n`);
}

/** The lines that were noted so far. */
export function notes(): string[] {
  return existsSync(notesFile()) ? readFileSync(notesFile(), 'utf8').trimEnd().split('\n') : [];
}
