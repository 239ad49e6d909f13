import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';

import { projectFolder } from '../../support/vscode/packagedExtension';
import { until } from '../../support/vscode/until';
import { type Session, startSession } from '../../support/vscode/session';
import type { Window } from '../../support/vscode/window';

const root = 'bookshop/openapi.yaml';
const part = 'bookshop/paths/books.yaml';
const previewName = 'Preview openapi.kong.yaml';

describe('the manifest explains itself', function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;

  before(async () => {
    session = await startSession();
    window = await session.openWindow();
  });
  after(async () => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });

  /** The group of editors in which a file is in front. */
  const group = (name: string): Locator =>
    window.page.locator('.editor-group-container', { has: window.page.locator(`.tab.active[data-resource-name="${name}"]`) });
  const previewLine = (text: string): Locator => group(previewName).locator('.editor-instance .view-line', { hasText: text });
  const lens = (text: string): Locator => window.page.locator('.editor-group-container.active .codelens-decoration a', { hasText: text });
  /** The numbers of the lines that are in sight in the preview. */
  const linesInSight = async (): Promise<number[]> =>
    (await group(previewName).locator('.line-numbers').allInnerTexts()).map(Number).sort((a, b) => a - b);
  /** Puts the keyboard into the group in which a file is in front. */
  const focus = async (name: string): Promise<void> => {
    await group(name).locator('.tab.active').click();
    await window.tab(name).waitFor();
  };
  /** One-based, in a file of the sample as it is on disk. */
  const lineOf = (file: string, text: string): number =>
    readFileSync(join(session.folder, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  /** One-based, in the preview of the sample as it is on disk, which has a line above what the terminal writes. */
  const lineOfPreview = (text: string): number => {
    const written = execFileSync(process.execPath, [join(projectFolder, 'dist/cli.cjs'), 'export', root], { cwd: session.folder });
    return (
      written
        .toString()
        .split('\n')
        .findIndex((line) => line.includes(text)) + 2
    );
  };

  it('names the route of each operation above it, in a referenced file too', async () => {
    await window.openFile(root);
    await window.editor.goTo(lineOf(root, 'operationId: getOpeningHours'));
    await lens('Route bookshop_getopeninghours → preview').waitFor();
    await window.openFile(part);
    await lens('Route bookshop_listbooks → preview').waitFor();
    await window.screenshot('manifest-1-lens');
  });

  it('explains an operation in a hover: the route, its priority, the plugins and where they come from', async () => {
    await window.editor.goTo(lineOf(part, 'get:'), 2);
    await window.editor.showHover();
    const hover = window.editor.hovers.filter({ hasText: 'Gateway route bookshop_listbooks of service bookshop' });
    await hover.waitFor();
    const text = await hover.innerText();
    assert.match(text, /path ~\/books\$, priority 200/);
    assert.match(text, /plugin rate-limiting, from the document: openapi\.yaml:\d+/);
    await window.screenshot('manifest-2-hover');
  });

  it('leads from the hover to the place that a plugin comes from', async () => {
    await window.editor.hovers.getByRole('link', { name: `openapi.yaml:${lineOf(root, 'x-kong-plugin-rate-limiting')}` }).click();
    await window.tab('openapi.yaml').waitFor();
    await window.page
      .locator('#status\\.editor\\.selection', { hasText: `Ln ${lineOf(root, 'x-kong-plugin-rate-limiting')}, Col 1` })
      .waitFor();
  });

  it('is previewed beside the document, in which one goes on writing', async () => {
    await window.openFile(part);
    await window.runCommand('Specwright: Preview Manifest');
    await group(previewName).waitFor();
    await previewLine('# Preview of an export of openapi.yaml').waitFor();
    await window.tab('books.yaml').waitFor();
    await window.screenshot('manifest-3-preview');
  });

  it('follows an edit of a referenced file before it is saved, and keeps its place', async () => {
    await focus(previewName);
    await window.editor.goTo(lineOfPreview('name: bookshop_listbooks'));
    const before = await linesInSight();
    await focus('books.yaml');
    await window.editor.goTo(lineOf(part, 'operationId: listBooks'), 16);
    await window.page.keyboard.press('Shift+End');
    await window.page.keyboard.type('findBooks');
    await lens('Route bookshop_findbooks → preview').waitFor();
    await previewLine('name: bookshop_findbooks').waitFor();
    assert.deepEqual(await linesInSight(), before, 'the lines in sight stay the same');
    assert.equal(await window.page.locator('.tab.active.dirty').count(), 1, 'it is not saved');
    await window.screenshot('manifest-4-followed');
  });

  it('keeps what one looks at in sight where lines come above it', async () => {
    await focus(previewName);
    await window.editor.goTo(lineOfPreview('name: bookshop_books_post'));
    await window.openFile(root);
    await window.editor.goTo(lineOf(root, 'x-kong-tags:'), 'x-kong-tags: [bookshop'.length + 1);
    const box = () => previewLine('name: bookshop_books_post').boundingBox();
    const before = await box();
    for (const tag of [', shop', ', sample']) {
      await window.page.keyboard.type(tag);
      await previewLine(`- ${tag.slice(2)}`)
        .first()
        .waitFor();
    }
    assert.ok(before !== null);
    // Each edit puts a line into each of the nine entities above the one that is looked at.
    await until('the same place', 10_000, async () => Math.abs(((await box())?.y ?? Infinity) - before.y) <= before.height || undefined);
    await window.screenshot('manifest-5-kept-its-place');
  });

  it('keeps the last good manifest while the document is broken, and says why in its first line', async () => {
    await window.page.keyboard.press('Home');
    await window.page.keyboard.type('[');
    await focus(previewName);
    await window.editor.goTo(1);
    await previewLine('# Not up to date: openapi.yaml:').waitFor();
    await previewLine('name: bookshop').first().waitFor();
    await window.screenshot('manifest-6-broken');
    await focus('openapi.yaml');
    await window.page.keyboard.press('Backspace');
    await previewLine('# Preview of an export of openapi.yaml').waitFor();
  });

  it('leads from the line above an operation to its route in the preview', async () => {
    await window.openFile(part);
    await window.editor.goTo(lineOf(part, 'post:'));
    await lens('Route bookshop_books_post → preview').click();
    await window.tab(previewName).waitFor();
    await previewLine('name: bookshop_books_post').waitFor();
    await window.screenshot('manifest-7-led-there');
  });

  it('leads from the preview back to the place in the document, with Go to Definition', async () => {
    await window.page.keyboard.press('F12');
    await window.tab('books.yaml').waitFor();
    await window.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${lineOf(part, 'post:')}, Col 1` }).waitFor();
    await group(previewName).waitFor();
    await window.screenshot('manifest-8-led-back');
  });

  it('is read only, and not judged', async () => {
    await window.problems.filter('kong');
    assert.equal(await window.problems.entries.filter({ hasText: previewName }).count(), 0);
    assert.equal(await group(previewName).locator('.squiggly-error, .squiggly-warning, .squiggly-info').count(), 0);
  });

  it('is compared with the exported file: what changed by entity, and the texts', async () => {
    await window.openFile(root);
    await window.runCommand('Specwright: Export Gateway Manifest');
    await window.notifications.waitFor(/^Exported/);
    const exported = join(session.folder, 'bookshop/openapi.kong.yaml');
    const text = readFileSync(exported, 'utf8');
    writeFileSync(exported, text.replace('minute: 120', 'minute: 60').replace('name: bookshop_findbooks', 'name: bookshop_seekbooks'));
    await window.openFile(root);
    await window.runCommand('Specwright: Compare Manifest with Exported File');
    const difference = group('openapi.kong.yaml.diff');
    await difference.locator('.view-line', { hasText: '~ plugin rate-limiting of service bookshop' }).waitFor();
    await difference.locator('.view-line', { hasText: 'config.minute: 60 → 120' }).waitFor();
    await difference.locator('.view-line', { hasText: '~ route bookshop_findbooks of service bookshop' }).waitFor();
    await window.page.locator('.monaco-diff-editor .char-insert, .monaco-diff-editor .line-insert').first().waitFor();
    await window.screenshot('manifest-9-compared');
  });
});
