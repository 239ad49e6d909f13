import { CodeActionRequest } from 'vscode-languageserver-protocol/node';
import { stringify } from 'yaml';
import { folderWith, LanguageServer } from '../support/languageServer';

// `npm run bench:save`: how long a save is held. From the request for `source.fixAll.specwright` to its answer, in documents in which every operation has three findings
// with a safe fix; once when the text has been judged, and once with a key typed just before, so that it has not.

const SIZES = [10, 50, 100, 200, 380, 1_000, 3_000];
const RUNS = 5;
const PATIENCE = 5 * 60 * 1000;

/** A document of about so many kilobytes, in which each operation lacks its operationId and its description, and has a tag that is listed nowhere. */
function documentOf(kilobytes: number, language: 'yaml' | 'json'): string {
  const operation = (i: number): object => ({
    get: {
      summary: `Thing ${i} with all that belongs to it`,
      tags: [`tag${i}`],
      responses: { '200': { description: 'It.', content: { 'application/json': { schema: { type: 'string', maxLength: 80 } } } } },
    },
  });
  const write = (operations: number): string => {
    const paths = Object.fromEntries(Array.from({ length: operations }, (_, i) => [`/things${i}`, operation(i)]));
    const value = { openapi: '3.0.3', info: { title: 'Things', version: '1.0.0' }, paths };
    return language === 'json' ? JSON.stringify(value, undefined, 2) : stringify(value);
  };
  const few = write(10).length;
  const each = (write(20).length - few) / 10;
  return write(Math.max(1, Math.floor((kilobytes * 1024 - few) / each) + 10));
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

async function measure(kilobytes: number, language: 'yaml' | 'json'): Promise<void> {
  const text = documentOf(kilobytes, language);
  const folder = folderWith({});
  const uri = folder.uri(`api.${language}`);
  const server = await LanguageServer.start([folder.path], { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] });
  const judged = (): number => server.notes.filter(({ params }) => JSON.stringify(params).includes('"judged"')).length;
  const untilJudged = (before: number): Promise<void> =>
    server.untilTrue(
      () => judged() > before,
      () => 'the text to be judged',
      PATIENCE,
    );
  const place = { line: 0, character: 0 };
  const before = text.slice(0, text.indexOf('Things') + 1).split('\n');
  const title = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const save = async (): Promise<{ took: number; edits: number }> => {
    const asked = performance.now();
    const actions = await server.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: { start: place, end: place },
      context: { diagnostics: [], only: ['source.fixAll.specwright'] },
    });
    const took = performance.now() - asked;
    const [action] = actions ?? [];
    const change = action !== undefined && 'edit' in action ? action.edit?.documentChanges?.[0] : undefined;
    return { took, edits: change !== undefined && 'edits' in change ? change.edits.length : 0 };
  };
  try {
    await server.open(uri, text, language);
    await untilJudged(0);
    const known: number[] = [];
    const typed: number[] = [];
    let edits = 0;
    for (let run = 0; run < RUNS; run++) {
      const saved = await save();
      known.push(saved.took);
      edits = saved.edits;
      const so = judged();
      await server.change(uri, [{ range: { start: title, end: title }, text: 'x' }]);
      typed.push((await save()).took);
      await untilJudged(so);
    }
    console.log(
      `${language} ${(text.length / 1024).toFixed(0).padStart(5)} KB: judged ${seconds(median(known))}, at most ${seconds(Math.max(...known))}, ${edits} edits; ` +
        `just typed ${seconds(median(typed))}, at most ${seconds(Math.max(...typed))}`,
    );
  } finally {
    await server.stop();
    folder.remove();
  }
}

async function main(): Promise<void> {
  console.log(`how long a save is held: from the request to its answer, median and longest of ${RUNS}`);
  for (const language of ['yaml', 'json'] as const) for (const kilobytes of SIZES) await measure(kilobytes, language);
}

void main();
