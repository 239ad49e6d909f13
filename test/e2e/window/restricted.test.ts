import assert from 'node:assert/strict';

import { memberOf } from '../../support/vscode/killed';
import { type Session, startSession } from '../../support/vscode/session';
import type { Window } from '../../support/vscode/window';

const ownRuleset = `rules:
  team-title:
    message: The title names the team.
    given: $.info.title
    then:
      function: pattern
      functionOptions:
        match: ^Team
`;

describe('a folder that is not trusted', function () {
  this.timeout(120_000);
  let session: Session;
  let window: Window;

  before(async () => {
    session = await startSession({ trust: 'ask', files: { '.spectral.yaml': ownRuleset } });
    window = await session.openWindow();
  });
  after(async () => session?.stop());
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.screenshot(`failed-${this.currentTest.title}`);
  });

  it('is judged by what Specwright ships, and the status says what was left out', async () => {
    await window.statusItem('Restricted Mode').waitFor();
    await window.openFile('bookshop/openapi.yaml');
    await window.statusItem(/specwright:recommended: 5, .*\.spectral\.yaml left out/).waitFor();
    await window.problems.filter('path-keys-no-trailing-slash');
    await window.problems.entries.filter({ hasText: 'path-keys-no-trailing-slash' }).waitFor();
    assert.equal(await window.problems.entries.filter({ hasText: 'team-title' }).count(), 0);
    await window.screenshot('restricted-1');
  });

  it('is judged anew, by its own ruleset, once it is trusted; nothing is loaded again', async () => {
    const host = memberOf(session.server.pid, '--type=extensionHost');
    let navigations = 0;
    window.page.on('framenavigated', (frame) => void (frame === window.page.mainFrame() && navigations++));

    await window.problems.filter('team-title');
    await window.runCommand('Workspaces: Manage Workspace Trust');
    await window.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await window.problems.entries.filter({ hasText: 'team-title' }).waitFor();
    await window.openFile('bookshop/openapi.yaml');
    await window.statusItem(/\.spectral\.yaml: 1$/).waitFor();
    await window.screenshot('restricted-2-trusted');

    assert.equal(navigations, 0);
    if (process.platform === 'linux') assert.deepEqual(memberOf(session.server.pid, '--type=extensionHost'), host);
  });
});
