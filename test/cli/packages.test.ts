import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderWith, PROJECT } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';
import { zipEntries } from '../support/zipEntries';

const MB = 1024 * 1024;

/** An environment in which npm runs as if nobody had called it. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(config_|package_|lifecycle)/i.test(name)));
}

describe('the .vsix', () => {
  const vsix = join(PROJECT, 'dist/specwright.vsix');

  it('holds these files and no others', () => {
    assert.deepEqual(
      zipEntries(vsix),
      [
        '[Content_Types].xml',
        'extension.vsixmanifest',
        'extension/changelog.md',
        'extension/dist/cli.cjs',
        'extension/dist/extension.cjs',
        'extension/dist/lint.cjs',
        'extension/dist/lintWork.cjs',
        'extension/dist/mock.cjs',
        'extension/dist/server.cjs',
        'extension/dist/terminal.cjs',
        'extension/dist/THIRD-PARTY-NOTICES.txt',
        'extension/docs/adr/0001-spectral-behind-a-session.md',
        'extension/docs/adr/0002-one-bundle-a-process.md',
        'extension/docs/adr/0003-cancel-by-flag-kill-by-watch.md',
        'extension/docs/adr/0004-mocks-belong-to-the-client.md',
        'extension/docs/adr/0005-index-without-parsing.md',
        'extension/docs/adr/0006-checks-of-other-rooms.md',
        'extension/docs/adr/0007-manifests-in-a-thread.md',
        'extension/docs/adr/0008-a-reader-for-yaml-in-blocks.md',
        'extension/docs/dependencies.md',
        'extension/docs/engine.md',
        'extension/docs/findings.md',
        'extension/docs/fixes.md',
        'extension/docs/manifest.md',
        'extension/docs/mock.md',
        'extension/ARCHITECTURE.md',
        'extension/CONTRIBUTING.md',
        'extension/SECURITY.md',
        'extension/docs/rules/gateway.md',
        'extension/docs/rules/oas.md',
        'extension/docs/rules/owasp.md',
        'extension/docs/walkthrough/1-open-sample.md',
        'extension/docs/walkthrough/2-see-finding.md',
        'extension/docs/walkthrough/3-fix.md',
        'extension/docs/walkthrough/4-mock.md',
        'extension/docs/walkthrough/5-export.md',
        'extension/examples/bookshop/headers.yaml',
        'extension/examples/bookshop/openapi.yaml',
        'extension/examples/bookshop/parameters.yaml',
        'extension/examples/bookshop/paths/author-books.yaml',
        'extension/examples/bookshop/paths/authors.yaml',
        'extension/examples/bookshop/paths/book.yaml',
        'extension/examples/bookshop/paths/books.yaml',
        'extension/examples/bookshop/paths/order.yaml',
        'extension/examples/bookshop/paths/orders.yaml',
        'extension/examples/bookshop/paths/stock.yaml',
        'extension/examples/bookshop/responses/problems.yaml',
        'extension/examples/bookshop/schemas/author.yaml',
        'extension/examples/bookshop/schemas/book.yaml',
        'extension/examples/bookshop/schemas/money.yaml',
        'extension/examples/bookshop/schemas/new-order.yaml',
        'extension/examples/bookshop/schemas/opening-hours.yaml',
        'extension/examples/bookshop/schemas/order-line.yaml',
        'extension/examples/bookshop/schemas/order.yaml',
        'extension/examples/bookshop/schemas/problem.yaml',
        'extension/examples/bookshop/schemas/stock.yaml',
        'extension/LICENSE.txt',
        'extension/media/icon.png',
        'extension/package.json',
        'extension/readme.md',
      ].sort((a, b) => a.localeCompare(b, 'en')),
    );
  });

  it('is under 5 MB', () => assert.ok(statSync(vsix).size < 5 * MB));

  it('carries notices for what is bundled, and no telemetry', () => {
    const notices = readFileSync(join(PROJECT, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['@stoplight/spectral-core', '@stoplight/prism-http', 'vscode-languageserver', 'yaml', 'nimma'])
      assert.match(notices, new RegExp(`^${name} \\d`, 'm'));
    assert.doesNotMatch(notices, /scarf/);
  });
});

describe('the npm package', () => {
  const tarball = join(PROJECT, 'dist/specwright.tgz');
  let folder: ReturnType<typeof folderWith>;
  let bin: string;
  const children: ChildProcess[] = [];

  before(function () {
    this.timeout(120_000);
    folder = folderWith({ 'api.yaml': WITHOUT_OPERATION_ID, 'package.json': '{}' });
    execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', tarball], {
      cwd: folder.path,
      stdio: 'ignore',
      env: cleanEnvironment(),
    });
    bin = join(folder.path, 'node_modules/.bin/specwright');
  });
  after(() => {
    for (const child of children) child.kill('SIGKILL');
    folder.remove();
  });

  it('is under 10 MB and needs no other package', () => {
    assert.ok(statSync(tarball).size < 10 * MB);
    const { packages }: { packages: Record<string, unknown> } = JSON.parse(readFileSync(join(folder.path, 'package-lock.json'), 'utf8'));
    assert.deepEqual(Object.keys(packages), ['', 'node_modules/specwright']);
  });

  it('lints, fixes and exports', () => {
    const run = (...args: string[]): string =>
      execFileSync(bin, args, { cwd: folder.path, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    assert.match(run('lint', 'api.yaml', '-r', 'specwright:oas'), /operation-operationId/);
    run('fix', 'api.yaml', '-r', 'specwright:oas');
    assert.match(readFileSync(join(folder.path, 'api.yaml'), 'utf8'), /operationId/);
    assert.match(run('export', 'api.yaml'), /_format_version: "3\.0"/);
  }).timeout(60_000);

  it('mocks until it is interrupted', async () => {
    writeFileSync(join(folder.path, 'api.yaml'), WITHOUT_OPERATION_ID);
    const mock = spawn(bin, ['mock', 'api.yaml', '--port', '0'], { cwd: folder.path, stdio: ['ignore', 'pipe', 'ignore'] });
    children.push(mock);
    const address = await new Promise<string>((resolve) => mock.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim())));
    assert.equal((await fetch(`${address}/v1/pets`)).status, 200);
    const ended = new Promise((resolve) => mock.once('exit', resolve));
    mock.kill('SIGINT');
    assert.equal(await ended, 0);
    await assert.rejects(fetch(`${address}/v1/pets`), 'the port is closed');
  }).timeout(60_000);

  it('is a language server on standard input and output', async () => {
    const server = spawn(bin, ['lsp', '--stdio'], { cwd: folder.path, stdio: ['pipe', 'pipe', 'inherit'] });
    children.push(server);
    const say = (message: object): void => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    let text = '';
    const heard = new Promise<string>((resolve) =>
      server.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()).includes('}') && resolve(text)),
    );
    say({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    assert.match(await heard, /"name":"specwright"/);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    say({ id: 2, method: 'shutdown' });
    say({ method: 'exit' });
    assert.equal(await ended, 0);
  }).timeout(60_000);
});
