import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Page, Response } from 'playwright-core';
import { parse } from 'yaml';

import { type Session, startSession } from '../../support/vscode/session';
import { until } from '../../support/vscode/until';
import { screenshotFolder, type Window } from '../../support/vscode/window';

const root = 'bookshop/openapi.yaml';
const book = '/v1/books/5f0c2a9e-6f5e-4a53-9a5b-6d2e8f1b7c40';

async function titleOf(answer: Response | null): Promise<unknown> {
  const body: unknown = await answer?.json();
  return typeof body === 'object' && body !== null && 'title' in body ? body.title : body;
}

describe("a newcomer's walk through the sample", function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;
  let mock: Page;

  before(async () => {
    session = await startSession();
    window = await session.openWindow();
  });
  after(async () => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });

  it('sees the squiggle, and the finding in the Problems panel', async () => {
    await window.openFile(root);
    await window.editor.squiggles('error').first().waitFor();
    await window.problems.filter('path-keys-no-trailing-slash');
    await window.problems.entries.filter({ hasText: 'path-keys-no-trailing-slash' }).waitFor();
    assert.match(await window.problems.files.first().innerText(), /openapi\.yaml/);
    await window.screenshot('1-findings');
  });

  it('sees the finding of a closed file that the document refers to', async () => {
    await window.problems.filter('no-additionalProperties');
    await window.problems.entries.filter({ hasText: 'no-additionalProperties' }).waitFor();
    assert.match(await window.problems.files.first().innerText(), /author\.yaml/);
    assert.equal(await window.tab('author.yaml').count(), 0);
    await window.screenshot('2-closed-file');
  });

  it('reads what is wrong in the hover, and opens the page of the rule from there', async () => {
    await window.problems.filter('path-keys-no-trailing-slash');
    await window.problems.show('path-keys-no-trailing-slash');
    await window.editor.showHover();
    const link = window.editor.hovers.getByRole('link', { name: 'path-keys-no-trailing-slash' });
    await link.first().waitFor();
    await window.screenshot('3-hover');
    await link.first().click();
    await window.tab('oas.md').waitFor();
    await window.editor.line('## path-keys-no-trailing-slash').waitFor();
    await window.screenshot('3-rule-page');
  });

  it('applies a quick fix from the light bulb, and the finding goes', async () => {
    await window.problems.filter('operation-operationId');
    await window.problems.show('operation-operationId');
    await window.editor.lightBulb.click();
    await window.editor.actions.first().waitFor();
    await window.screenshot('4-light-bulb');
    await window.editor.chooseAction('operationId');
    await window.problems.entries.first().waitFor({ state: 'hidden' });
    await window.editor.save();
    await window.screenshot('5-fixed');
    const file = join(session.folder, 'bookshop/paths/books.yaml');
    const fixed: unknown = parse(readFileSync(file, 'utf8'));
    assert.ok(typeof fixed === 'object' && fixed !== null && 'post' in fixed);
    const operation = fixed.post;
    assert.ok(typeof operation === 'object' && operation !== null && 'operationId' in operation);
  });

  it('starts the mock from the palette, and opens the address that it is told', async () => {
    await window.openFile(root);
    await window.runCommand('Specwright: Start Mock Server');
    const message = await window.notifications.waitFor(/openapi\.yaml is mocked at http:/);
    const address = /http:\S+/.exec(await message.innerText())?.[0] ?? '';
    // A remote window's address: neither the port nor the host is the one that the mock listens on.
    assert.match(new URL(address).hostname, /^\d+\.localhost$/);
    await window.statusItem(new URL(address).host).waitFor();
    await window.screenshot('6-mock-started');

    const opened = window.page.context().waitForEvent('page');
    await window.notifications.press(/is mocked at/, 'Open');
    mock = await opened;
    await mock.waitForLoadState();
    assert.equal(new URL(mock.url()).host, new URL(address).host);
    await mock.screenshot({ path: join(screenshotFolder, '7-mock-opened.png') });
  });

  it('gets the example of the document from the mock, below the base path of its servers', async () => {
    await mock.setExtraHTTPHeaders({ 'X-API-Key': 'any' });
    const answer = await mock.goto(new URL(book, mock.url()).href);
    assert.equal(answer?.status(), 200);
    assert.deepEqual(await titleOf(answer), 'Pride and Prejudice');
    await mock.screenshot({ path: join(screenshotFolder, '8-mock-answer.png') });
  });

  it('sees an edit of a referenced file in the answers before it is saved', async () => {
    const part = 'bookshop/paths/book.yaml';
    const lines = readFileSync(join(session.folder, part), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.includes('title: Pride and Prejudice'));
    await window.openFile(part);
    await window.editor.goTo(line + 1, (lines[line] ?? '').indexOf('Pride') + 1);
    await window.page.keyboard.press('Shift+End');
    await window.page.keyboard.type('Emma');
    await window.editor.line('title: Emma').waitFor();
    await until('the edited title', 5_000, async () => (await titleOf(await mock.reload())) === 'Emma' || undefined);
    assert.equal(await window.page.locator('.tab.active.dirty').count(), 1, 'it is not saved');
    await window.screenshot('9-edited');
  });

  it('exports the manifest of the text as it stands, and looks at the file', async () => {
    await window.openFile(root);
    await window.runCommand('Specwright: Export Gateway Manifest');
    const message = await (await window.notifications.waitFor(/^Exported/)).innerText();
    await window.screenshot('10-exported');
    assert.match(message, /unsaved/, 'the edit of a part that is not saved is in it');
    const file = /\S+\.yaml(?=,)/.exec(message)?.[0] ?? '';
    await window.tab(basename(file)).waitFor();
    const manifest: unknown = parse(readFileSync(join(session.folder, file), 'utf8'));
    assert.ok(typeof manifest === 'object' && manifest !== null && '_format_version' in manifest && 'services' in manifest);
    assert.equal(manifest._format_version, '3.0');
    assert.ok(Array.isArray(manifest.services));
    // x-kong-name of the sample.
    assert.deepEqual(
      manifest.services.map((service: { name: unknown }) => service.name),
      ['bookshop'],
    );
  });

  it('stops the mock, after which nobody answers at its address', async () => {
    await window.runCommand('Specwright: Stop Mock Server');
    await until('the end of the mock', 5_000, async () => (await mock.reload())?.status() === 502 || undefined);
  });
});
