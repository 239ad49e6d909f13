import { folderWith, LanguageServer, PROJECT } from '../support/languageServer';
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { MOCK_TEXTS, START_MOCK, type MockCommand, type MockEvent, type MockTexts } from '../../server/src/protocol';

// `npm run bench:mock`: from an edit of a document of 1 MB to the first HTTP answer that shows it, the median of ten, with a real server and a real mock.
// Beside it, in the same run: one JSON.parse of the document, and the mock alone, from being given the text to the same answer.

const RUNS = 10;

/** A document of about 1 MB whose first operation answers with a number that is edited. */
function document(): string {
  const paths: Record<string, unknown> = {};
  for (let i = 0; i < 1_350; i++) {
    const example = { id: i, name: `Thing ${i}`, words: 'A thing that is worth the words that are said of it. '.repeat(3) };
    const schema = { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' }, words: { type: 'string' } } };
    const responses = { '200': { description: 'It.', content: { 'application/json': { schema, example } } } };
    paths[`/things${i}`] = { get: { operationId: `getThing${i}`, description: `Thing ${i}.`, responses } };
  }
  return JSON.stringify({ openapi: '3.0.3', info: { title: 'Things', version: '1.0.0' }, paths }, undefined, 1);
}

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

async function main(): Promise<void> {
  const text = document();
  console.log(`a document of ${(text.length / 1024 / 1024).toFixed(2)} MB`);
  const folder = folderWith({});
  const uri = folder.uri('api.json');
  const server = await LanguageServer.start([folder.path], { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] });
  const child = fork(join(PROJECT, 'dist/mock.cjs'), [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const tell = (command: MockCommand): void => void child.send(command);
  const heard = <Type extends MockEvent['type']>(type: Type): Promise<Extract<MockEvent, { type: Type }>> =>
    new Promise((resolve) => {
      const listen = (event: MockEvent): void => {
        if (!isOfType(event, type)) return;
        child.off('message', listen);
        resolve(event);
      };
      child.on('message', listen);
    });
  try {
    await server.open(uri, text, 'json');
    const texts = await server.connection.sendRequest<MockTexts>(START_MOCK, { uri });
    const listening = heard('listening');
    tell({ type: 'start', host: '127.0.0.1', port: 0, dynamic: false, acceptedHosts: [] });
    const { port } = await listening;
    const served = heard('served');
    tell({ type: 'serve', specs: [{ root: texts.root, texts: texts.texts }] });
    await served;
    server.connection.onNotification(MOCK_TEXTS, ({ root, texts: edited }: MockTexts) =>
      tell({ type: 'serve', specs: [{ root, texts: edited }] }),
    );

    const untilShown = async (name: string): Promise<void> => {
      for (;;) {
        const answer = await fetch(`http://127.0.0.1:${port}/things0`);
        if ((await answer.text()).includes(name)) return;
      }
    };
    const at = text.indexOf('"Thing 0"') + 1;
    const lines = text.slice(0, at).split('\n');
    const start = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    let length = 'Thing 0'.length;
    const edits: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const name = `Edited ${run}`;
      const began = performance.now();
      await server.change(uri, [{ range: { start, end: { ...start, character: start.character + length } }, text: name }]);
      await untilShown(name);
      edits.push(performance.now() - began);
      length = name.length;
    }
    const bare: number[] = [];
    const parses: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      const name = `Bare ${run}`;
      const edited = text.replace('"Thing 0"', `"${name}"`);
      const began = performance.now();
      tell({ type: 'serve', specs: [{ root: texts.root, texts: { [texts.root]: edited } }] });
      await untilShown(name);
      bare.push(performance.now() - began);
      const parsed = performance.now();
      JSON.parse(edited);
      parses.push(performance.now() - parsed);
    }
    console.log(
      `edit to the first answer that shows it: median of ${RUNS} ${median(edits).toFixed(0)} ms, longest ${Math.max(...edits).toFixed(0)} ms`,
    );
    console.log(
      `the mock alone, given the text: median ${median(bare).toFixed(0)} ms (${(median(edits) / median(bare)).toFixed(1)} × as long with the server)`,
    );
    console.log(`one JSON.parse of it: median ${median(parses).toFixed(0)} ms`);
  } finally {
    child.kill('SIGKILL');
    await server.stop();
    folder.remove();
  }
}

function isOfType<Type extends MockEvent['type']>(event: MockEvent, type: Type): event is Extract<MockEvent, { type: Type }> {
  return event.type === type;
}

void main();
