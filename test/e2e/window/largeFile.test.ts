import assert from 'node:assert/strict';

import { type Session, startSession } from '../../support/vscode/session';
import type { Window } from '../../support/vscode/window';

const line = `# ${'-'.repeat(97)}\n`;
const large = (first: string): string => `${first}\n${line.repeat(Math.ceil((51 * 1024 * 1024) / line.length))}`;
const sentence = (name: string): string => `${name} has 51 MB. VS Code gives no extension a text of over 50 MB, so it is not judged here.`;

describe('a document of over 50 MB, of which VS Code gives extensions no text', function () {
  this.timeout(180_000);
  let session: Session;
  let window: Window;

  before(async () => {
    const files = { 'large.yaml': large('openapi: 3.1.0'), 'values.yaml': large('replicas: 3'), 'another.yaml': large("swagger: '2.0'") };
    session = await startSession({ files });
    window = await session.openWindow();
  });
  after(async () => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });

  /** Has VS Code show the text in front, which it does not before it is asked to; until then nothing may have woken the extension. */
  async function showAnyway(): Promise<void> {
    await window.page.getByRole('button', { name: 'Open Anyway' }).click();
    await window.editor.line('openapi: 3.1.0').waitFor();
  }

  it('is said not to be judged, though it is the first file of the window', async () => {
    await window.openTab('large.yaml');
    await showAnyway();
    await window.notifications.waitFor(sentence('large.yaml'));
    await window.screenshot('large-file');
  });

  it('is said so where the window comes back with it, at the latest when its text is shown', async () => {
    const reloaded = window.page.waitForEvent('framenavigated');
    await window.runCommand('Developer: Reload Window');
    await reloaded;
    await window.whenReady();
    await window.tab('large.yaml').waitFor();
    await showAnyway();
    await window.notifications.waitFor(sentence('large.yaml'));
  });

  it('is told of alone: a large file that is no OpenAPI document is left alone', async () => {
    await window.openTab('values.yaml');
    await window.openTab('another.yaml');
    await window.notifications.waitFor(sentence('another.yaml'));
    const texts = await window.notifications.texts();
    assert.deepEqual(
      texts.filter((text) => text.startsWith('values.yaml')),
      [],
    );
  });
});
