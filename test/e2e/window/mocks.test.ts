import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { type Session, startSession } from '../../support/vscode/session';
import { until } from '../../support/vscode/until';
import type { Window } from '../../support/vscode/window';

describe('mocks of two documents', function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;
  let visitor: Page;
  /** Holds the port that mocks are to try first, so that it is taken on every machine. */
  let holder: Server;
  let taken: number;
  /** Addresses by the document's name, as the messages tell them. */
  const addresses = new Map<string, string>();

  before(async () => {
    holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const address = holder.address();
    assert.ok(typeof address === 'object' && address !== null);
    taken = address.port;
    session = await startSession({ settings: { 'specwright.mock.port': taken } });
    window = await session.openWindow();
    visitor = await window.page.context().newPage();
    await visitor.setExtraHTTPHeaders({ 'X-API-Key': 'any' });
  });
  after(async () => {
    holder.close();
    await session?.stop();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });

  /** Runs the start command on an open file and gives the address that it tells. */
  async function start(path: string, name: string): Promise<string> {
    await window.openFile(path);
    await window.runCommand('Specwright: Start Mock Server');
    const message = await window.notifications.waitFor(`${name} is mocked at http://`);
    return /http:\S+/.exec(await message.innerText())?.[0] ?? '';
  }

  async function statusOf(path: string, name: string): Promise<number | undefined> {
    const answer = await visitor.goto(new URL(path, addresses.get(name)).href);
    return answer?.status();
  }

  it('have a port each; a taken one is said aloud', async () => {
    addresses.set('openapi.yaml', await start('bookshop/openapi.yaml', 'openapi.yaml'));
    addresses.set('inventory.json', await start('inventory.json', 'inventory.json'));
    const ports = [...addresses.values()].map((address) => /\d+(?=\.localhost)/.exec(address)?.[0]);
    assert.equal(new Set([String(taken), ...ports]).size, 3);
    for (const [index, name] of [...addresses.keys()].entries())
      await window.notifications.waitFor(`Port ${taken} is taken. The mock of ${name} listens on ${ports[index]} instead.`);
    await window.statusItem('2 mocks').waitFor();
    await window.screenshot('two-mocks');
  });

  it('started again, the running one is shown', async () => {
    await window.runCommand('Notifications: Clear All Notifications');
    assert.equal(await start('bookshop/openapi.yaml', 'openapi.yaml'), addresses.get('openapi.yaml'));
    await window.statusItem('2 mocks').waitFor();
  });

  it('stay on their ports when the server is restarted, and go on following edits', async () => {
    await window.runCommand('Specwright: Restart Server');
    await window.statusItem('The Specwright server was restarted.').waitFor();
    assert.equal(await statusOf('/v1/books', 'openapi.yaml'), 200);
    await window.openFile('bookshop/openapi.yaml');
    await window.editor.replace('/v1', '/v2');
    await until('the new base path', 10_000, async () => (await statusOf('/v2/books', 'openapi.yaml')) === 200 || undefined);
    assert.equal(await statusOf('/v1/books', 'openapi.yaml'), 404);
    await window.statusItem(/specwright:recommended: \d+/).waitFor();
    await window.editor.squiggles('error').first().waitFor();
  });

  it('stay on their ports when settings change', async () => {
    const settings = { 'specwright.rulesets': [{ files: '**', ruleset: 'specwright:oas' }], 'specwright.mock.dynamic': true };
    mkdirSync(join(session.folder, '.vscode'), { recursive: true });
    writeFileSync(join(session.folder, '.vscode/settings.json'), JSON.stringify(settings));
    // The open document is judged anew: the settings are in force.
    await window.statusItem(/specwright:oas: \d+/).waitFor();
    assert.equal(await statusOf('/v2/books', 'openapi.yaml'), 200);
    assert.notEqual(await statusOf('/', 'inventory.json'), 502);
    await window.statusItem('2 mocks').waitFor();
  });

  it('are stopped one by one: the command asks which', async () => {
    await window.runCommand('Specwright: Stop Mock Server');
    await window.quickInput.rows.nth(1).waitFor();
    await window.screenshot('which-mock');
    await window.quickInput.choose('inventory.json');
    await until('the end of that mock', 5_000, async () => (await statusOf('/', 'inventory.json')) === 502 || undefined);
    assert.equal(await statusOf('/v2/books', 'openapi.yaml'), 200);
    await window.statusItem('2 mocks').waitFor({ state: 'detached' });
  });
});
