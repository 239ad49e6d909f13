import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hardCases, type HardCase } from '../support/hardDocuments';
import { measure } from './measuredProcess';
import { seconds, table } from './table';

const CLI = resolve(__dirname, '../../dist/cli.cjs');
const LIMIT_SECONDS = 180;

/** `npm run bench:hard [-- WORD…]`: what each hard case, or each whose name has the words in it, takes and ends in. */
async function main(words: readonly string[]): Promise<void> {
  const rows: string[][] = [['case', 'size', 'time', 'memory', 'exit', 'ends in']];
  for (const each of hardCases().filter(({ name }) => words.every((word) => name.includes(word)))) {
    const row = await taken(each);
    console.error(row.join(' | '));
    rows.push(row);
  }
  console.log(table(rows.map((row) => [row[0] ?? '', ...row.slice(1)])));
}

async function taken({ name, files: made, root, ruleset }: HardCase): Promise<string[]> {
  const files = made();
  const folder = mkdtempSync(join(tmpdir(), 'specwright-hard-'));
  try {
    mkdirSync(join(folder, '.git'));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
    const output = join(folder, 'findings.json');
    const args = [CLI, 'lint', '-f', 'json', '-q', '--root', folder, '-r', ruleset, root];
    const measured = await measure({ command: process.execPath, args, cwd: folder, stdout: output, limitSeconds: LIMIT_SECONDS });
    const size = `${((files[root]?.length ?? 0) / 1000).toFixed(0)} kB`;
    const memory = measured.megabytes === undefined ? '–' : `${measured.megabytes.toFixed(0)} MB`;
    const exit = measured.outOfTime ? 'out of time' : String(measured.exit ?? 'signal');
    return [name, size, seconds(measured.seconds), memory, exit, endsIn(readFileSync(output, 'utf8'), measured.stderr)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How often each rule found something, and what was said beside that. */
function endsIn(output: string, said: string): string {
  const counts = new Map<string, number>();
  const found: unknown = output.trim() === '' ? [] : JSON.parse(output);
  for (const each of Array.isArray(found) ? found : []) {
    const code = typeof each === 'object' && each !== null && 'code' in each ? String(each.code) : '?';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const findings = [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
  return [findings === '' ? 'no findings' : findings, said.trim().replaceAll('\n', ' ')].filter((part) => part !== '').join('; ');
}

void main(process.argv.slice(2));
