import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

// `npm run demo [-- --once]`: the main job on examples/, step by step: lint, fix (a copy), export, mock.

const PROJECT = resolve(__dirname, '..');
const CLI = join(PROJECT, 'dist/cli.cjs');
const once = process.argv.includes('--once');

function step(title: string, why: string): void {
  const bold = process.stdout.isTTY && process.env['NO_COLOR'] === undefined;
  console.log(`\n${bold ? `\u001b[1m${title}\u001b[0m` : title}\n${why}\n`);
}

function specwright(args: readonly string[], cwd: string): { exit: number; output: string } {
  console.log(`$ specwright ${args.join(' ')}`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  return { exit: status ?? 1, output: stdout + stderr };
}

function head(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  return all.length <= lines ? all.join('\n') : `${all.slice(0, lines).join('\n')}\n… ${all.length - lines} more lines`;
}

function expect(holds: boolean, what: string): void {
  if (holds) return;
  console.error(`\nThe demo did not go as it should: ${what}.`);
  process.exit(1);
}

function get(address: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((settle, fail) => {
    const call = request(address, { headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => settle({ status: response.statusCode ?? 0, body }));
    });
    call.on('error', fail);
    call.end();
  });
}

/** The first line of a process's standard output. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((settle) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) settle(text.slice(0, text.indexOf('\n')));
    });
    child.once('exit', () => settle(''));
  });
}

async function main(): Promise<void> {
  const copy = join(realpathSync(mkdtempSync(join(tmpdir(), 'specwright-demo-'))), 'examples');
  cpSync(join(PROJECT, 'examples'), copy, { recursive: true });
  process.once('exit', () => rmSync(dirname(copy), { recursive: true, force: true }));
  console.log(`A bookshop’s API, several files, with a few findings left in on purpose. This demo works on a copy: ${copy}`);

  step(
    '1. Hold it against policy',
    'Spectral’s OpenAPI rules and the OWASP API Security Top 10; findings stand in the file where the problem is.',
  );
  const before = specwright(['lint', 'bookshop/openapi.yaml'], copy);
  console.log(head(before.output, 20));
  expect(before.exit === 1 && /\d+ findings/.test(before.output), 'linting should have found something');

  step('2. Fix what can be fixed safely', 'Only what cannot change what the API accepts or returns; comments and formatting stay.');
  const fixed = specwright(['fix', 'bookshop/openapi.yaml'], copy);
  console.log(head(fixed.output, 6));
  expect(/[1-9]\d* findings? fixed/.test(fixed.output), 'something should have been fixed');

  step(
    '3. Export the gateway’s config',
    'Kong’s declarative config, as decK would write it; an operator syncs it with `deck gateway sync`.',
  );
  const exported = specwright(['export', 'bookshop/openapi.yaml', '-o', 'bookshop.kong.yaml'], copy);
  expect(exported.exit === 0, `exporting should have worked: ${exported.output}`);
  console.log(head(readFileSync(join(copy, 'bookshop.kong.yaml'), 'utf8'), 14));

  step(
    '4. Try the API before it exists',
    'A mock answers from the document’s own examples, and says what is wrong with a request that does not fit.',
  );
  console.log('$ specwright mock bookshop/openapi.yaml');
  const mock = spawn(process.execPath, [CLI, 'mock', 'bookshop/openapi.yaml'], { cwd: copy, stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await firstLine(mock);
  expect(address.startsWith('http://'), 'the mock should have told its address');
  const good = await get(`${address}/v1/books`, { 'X-API-Key': 'demo' });
  console.log(`\nGET ${address}/v1/books with a key → ${good.status}\n${head(JSON.stringify(JSON.parse(good.body), null, 2), 10)}`);
  expect(good.status === 200, 'the mock should have answered 200');
  const bad = await get(`${address}/v1/books`, {});
  console.log(`\nGET ${address}/v1/books without one → ${bad.status}\n${head(JSON.stringify(JSON.parse(bad.body), null, 2), 20)}`);
  expect(bad.status === 401, 'the mock should have answered 401 without a key');

  if (once) {
    mock.kill('SIGINT');
    await new Promise((ended) => mock.once('exit', ended));
    console.log('\nThat was the whole job. “npm start” shows the same in VS Code.');
    return;
  }
  console.log(`\nThe mock goes on at ${address} until you press Ctrl+C. Edit ${copy}/bookshop and call it again.`);
  console.log(`Try: curl -H 'X-API-Key: demo' ${address}/v1/books`);
  process.on('SIGINT', () => mock.kill('SIGINT'));
  await new Promise((ended) => mock.once('exit', ended));
}

void main();
