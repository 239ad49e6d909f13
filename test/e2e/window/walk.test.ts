import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { type Session, startSession } from '../../support/vscode/session';
import { until } from '../../support/vscode/until';
import type { Window } from '../../support/vscode/window';

const root = 'bookshop/openapi.yaml';

describe("a newcomer's walk through the sample", function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;

  before(async () => {
    session = await startSession();
    window = await session.openWindow();
  });
  after(() => session.stop());
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

  it('reads what is wrong in the hover, with a link to the rule', async () => {
    await window.problems.filter('path-keys-no-trailing-slash');
    await window.problems.show('path-keys-no-trailing-slash');
    await window.editor.showHover();
    const link = window.editor.hovers.getByRole('link', { name: 'path-keys-no-trailing-slash' });
    await link.first().waitFor();
    await window.screenshot('3-hover');
    await window.page.keyboard.press('Escape');
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
});
