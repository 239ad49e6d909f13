import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { closingLines } from '../../scripts/counting';
import { isJsonObject } from '../../server/src/document/jsonValue';
import { EDITED_DOCUMENTS, EDITS, type EditedDocument } from './editedDocuments';
import { serverTarget, sessionTarget, type Target } from './editTargets';
import { load, machine } from './machine';
import { median, table } from './table';

// `npm run bench:edits [-- --only NAMES] [--github] [--runs N] [--target session|server] [--no-open]`: what an edit of an open document takes with the ruleset `oas`, as a
// multiple of reading that document once: JSON.parse, or js-yaml for YAML, of all files. In the session alone, and through a server over a real connection
// whose clock knows no pause in typing. Then the first opening beside stock Spectral in process. `--github` measures GitHub's document too.

const WARM = 5;

interface Promised {
  readonly row: readonly string[];
  readonly met: boolean;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    github: { type: 'boolean', default: false },
    runs: { type: 'string', default: '15' },
    target: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

async function main(): Promise<number> {
  const only = values.only?.split(',');
  const names = [...EDITED_DOCUMENTS.keys()].filter((name) => only?.includes(name) ?? (name !== 'GitHub' || values.github));
  console.log(`${machine()}\n${load()}\njs-yaml ${yamlReader().version}`);
  const all: Promised[] = [];
  for (const name of names) {
    const document = EDITED_DOCUMENTS.get(name)?.();
    if (document === undefined) continue;
    const size = [...document.files.values()].reduce((sum, text) => sum + text.length, 0);
    const read = (): number => readAll(document);
    const once = median(Array.from({ length: runs }, read)) ?? 0;
    console.log(
      `\n${name}: ${document.files.size} file(s), ${(size / 1e6).toFixed(2)} MB, read once in ${once.toFixed(1)} ms; ${document.about}`,
    );
    const rows: Promised[] = [];
    if (values.target !== 'server') rows.push(...(await edits(document, 'session', await sessionTarget(document, 'graph'), read)));
    if (values.target !== 'session') rows.push(...(await edits(document, 'server', await serverTarget(document), read)));
    if (!values['no-open']) rows.push(...(await opening(document, once)));
    console.log(table([['edit', 'by', 'takes', 'CPU', 'read once', 'ratio', 'at most', ''], ...rows.map(({ row }) => row)]));
    all.push(...rows);
  }
  console.log(
    `\n${load()}\nTime is the clock's, median of ${runs} after ${WARM} warm ones, half of which put something in and half take it out again.`,
  );
  const met = all.filter((each) => each.met).length;
  console.log(closingLines({ passed: met, failed: all.length - met, skipped: 0 }));
  return 0;
}

/** Each edit of the table by one target, and reading once taken anew beside it. */
async function edits(document: EditedDocument, by: string, target: Target, read: () => number): Promise<Promised[]> {
  const { description, few, most, break: breaking } = document.insertions;
  const first = await target.open();
  console.log(`opened by the ${by} in ${(first / 1000).toFixed(2)} s`);
  const times = new Map<string, { readonly took: number[]; readonly cpu: number[]; readonly once: number[] }>(
    EDITS.map((name) => [name, { took: [], cpu: [], once: [] }]),
  );
  const timed = async (name: (typeof EDITS)[number], run: number, edit: () => Promise<number>): Promise<void> => {
    const once = read();
    const before = process.cpuUsage();
    const took = await edit();
    const { user, system } = process.cpuUsage(before);
    if (run < WARM) return;
    times.get(name)?.took.push(took);
    times.get(name)?.cpu.push((user + system) / 1000);
    times.get(name)?.once.push(once);
  };
  for (const [name, insertion] of [
    [EDITS[0], description],
    [EDITS[1], few],
    [EDITS[2], most],
  ] as const)
    for (let run = 0; run < WARM + runs; run++) await timed(name, run, () => target.edit(insertion, run % 2 === 0));
  if ((WARM + runs) % 2 === 1) for (const insertion of [description, few, most]) await target.edit(insertion, false);
  for (let run = 0; run < WARM + runs; run++) {
    await timed(EDITS[3], run, () => target.edit(breaking, true));
    await timed(EDITS[4], run, () => target.edit(breaking, false));
  }
  await target.end();
  return EDITS.map((name, index): Promised => {
    const { took = [], cpu = [], once = [] } = times.get(name) ?? {};
    const [takes = 0, reads = 0] = [median(took), median(once)];
    const atMost = document.atMost[index] ?? 0;
    const met = takes <= atMost * reads;
    const own = by === 'session' ? `${(median(cpu) ?? 0).toFixed(1)} ms` : '–';
    return {
      row: [
        name,
        by,
        `${takes.toFixed(1)} ms`,
        own,
        `${reads.toFixed(1)} ms`,
        `${(takes / reads).toFixed(2)} ×`,
        `${atMost} ×`,
        met ? 'met' : 'not met',
      ],
      met,
    };
  });
}

/** The first opening by a server that has judged nothing yet: of a text that does not parse, and of the document, beside one stock lint in process. */
async function opening(document: EditedDocument, once: number): Promise<Promised[]> {
  const whole = await openedOnce(document);
  const broken = await openedOnce(brokenRoot(document));
  const stock = await sessionTarget(document, 'stock');
  const stockTook = await stock.open();
  await stock.end();
  const row = (name: string, took: number, unit: number, atMost: number): Promised => ({
    row: [
      name,
      'server',
      `${took.toFixed(0)} ms`,
      '–',
      `${unit.toFixed(0)} ms`,
      `${(took / unit).toFixed(2)} ×`,
      `${atMost} ×`,
      took <= atMost * unit ? 'met' : 'not met',
    ],
    met: took <= atMost * unit,
  });
  return [
    row('first opening, to the syntax finding', broken, once, 2),
    row('first opening, to the answer (× stock Spectral)', whole, stockTook, 0.25),
  ];
}

async function openedOnce(document: EditedDocument): Promise<number> {
  const target = await serverTarget(document);
  const took = await target.open();
  await target.end();
  return took;
}

/** The document with a quote too many in its root. */
function brokenRoot(document: EditedDocument): EditedDocument {
  const [[root, text] = ['', '']] = document.files;
  // Spectral's reader takes `{,` for an empty item, so that a comma breaks nothing.
  const broken = root.endsWith('.json') ? text.replace(/"(\w+)": \{/, '""$1": {') : text.replace(/\n(\w+):/, '\n"$1:');
  return { ...document, files: new Map([...document.files, [root, broken]]) };
}

/** Reads every file once; the milliseconds that takes. */
function readAll({ files }: EditedDocument): number {
  const { load: loadYaml } = yamlReader();
  const began = performance.now();
  for (const [name, text] of files) {
    if (name.endsWith('.json')) JSON.parse(text);
    else loadYaml(text);
  }
  return performance.now() - began;
}

function yamlReader(): { readonly load: (text: string) => unknown; readonly version: string } {
  const required = createRequire(join(__dirname, 'edits.ts'));
  const reader: unknown = required('js-yaml');
  const about: unknown = required('js-yaml/package.json');
  const read: unknown = isJsonObject(reader) ? Reflect.get(reader, 'load') : undefined;
  if (typeof read !== 'function') throw new Error('js-yaml is not installed: run “npm ci --prefix test/bench”.');
  return {
    load: (text) => Reflect.apply(read, undefined, [text]),
    version: JSON.stringify(isJsonObject(about) ? about['version'] : undefined),
  };
}

void main().then((exit) => {
  process.exitCode = exit;
});
