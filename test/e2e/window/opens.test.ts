import assert from 'node:assert/strict';

import { type Session, startSession } from '../../support/vscode/session';
import type { Window } from '../../support/vscode/window';

describe('a window on the sample', function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;

  before(async () => {
    session = await startSession();
    window = await session.openWindow();
  });
  after(async () => session?.stop());

  it('opens a YAML file and says so in the status bar', async () => {
    await window.openFile('bookshop/openapi.yaml');
    await window.statusItem('YAML').waitFor();
    await window.screenshot('opens');
    assert.equal(await window.dialog.count(), 0);
  });

  it('shows how long the extension took to activate, by VS Code’s own clock', async () => {
    await window.runCommand('Developer: Show Running Extensions');
    const row = window.page.locator('.runtime-extensions-editor .monaco-list-row', { hasText: 'Specwright' });
    const told = await row.getByText(/Activation: \d+ms/).innerText();
    console.log(`    activation: ${/\d+(?=ms)/.exec(told)?.[0]} ms`);
  });
});
