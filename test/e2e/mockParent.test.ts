import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { assertNothingLeft, memberOf } from '../support/vscode/killed';
import { projectFolder } from '../support/vscode/packagedExtension';
import { listeningSockets } from '../support/vscode/processes';
import { until } from '../support/vscode/until';

const patience = 30_000;

describe("after a SIGKILL of the terminal's mock command, the mock's parent, nothing of ours is left", function () {
  this.timeout(60_000);

  before(function () {
    if (process.platform !== 'linux') this.skip();
  });

  for (const round of [1, 2, 3, 4, 5]) {
    it(`(${round} of 5)`, async () => {
      const args = ['dist/cli.cjs', 'mock', join(projectFolder, 'examples/bookshop/openapi.yaml'), '--port', '0'];
      const command = spawn(process.execPath, args, { cwd: projectFolder, stdio: ['ignore', 'pipe', 'inherit'] });
      try {
        // The address on standard output says that the mock serves.
        await new Promise((resolve, reject) => {
          command.stdout.once('data', resolve);
          command.once('exit', (code) => reject(new Error(`the command ended with ${code}`)));
        });
        await until('a mock that listens', patience, () => {
          const found = memberOf(command.pid ?? 0, 'dist/mock.cjs');
          return found !== undefined && listeningSockets([found]).length > 0 ? found : undefined;
        });
        await assertNothingLeft(await until('the command', patience, () => memberOf(process.pid, 'dist/cli.cjs mock')));
      } finally {
        command.kill('SIGKILL');
      }
    });
  }
});
