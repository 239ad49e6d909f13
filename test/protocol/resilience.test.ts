import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITH_OPERATION_ID, WITHOUT_OPERATION_ID } from '../support/openApiText';

const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };

/** The children of a process, by id (Linux and macOS). */
function childrenOf(pid: number | undefined): number[] {
  try {
    return execFileSync('pgrep', ['-P', String(pid)])
      .toString()
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
}

describe('what goes wrong below', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  it('a lint process that is killed is replaced, and knows the same', async () => {
    folder = folderWith({});
    server = await LanguageServer.start([folder.path], OAS);
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => all.length === 1, 'one finding');
    const [lint] = childrenOf(server.process.pid);
    assert.ok(lint !== undefined);
    process.kill(lint, 'SIGKILL');
    await server.untilTrue(
      () =>
        server.notes.some(({ method, params }) => method === 'window/showMessage' && JSON.stringify(params).includes('ended unexpectedly')),
      () => 'a message',
    );
    await server.change(uri, WITH_OPERATION_ID);
    await server.until(uri, (all) => all.length === 0, 'the answer of the new process');
  });

  it('a rule that never ends is named, and the next text is judged', async () => {
    const endless = 'rules:\n  endless:\n    given: $.info.title\n    then: { function: pattern, functionOptions: { match: "^(a+)+$" } }\n';
    folder = folderWith({ '.spectral.yaml': endless });
    server = await LanguageServer.start([folder.path], {});
    const uri = folder.uri('api.yaml');
    await server.open(uri, WITH_OPERATION_ID.replace('title: Pets', `title: ${'a'.repeat(60)}!`));
    const told = (): boolean =>
      server
        .onScreen(uri)
        .some(
          ({ code, message }) =>
            code === 'specwright-unchecked' && JSON.stringify(message).includes('endless did not end within 30 seconds'),
        );
    await server.untilTrue(told, () => 'the rule to be named', 60_000);
    await server.change(uri, WITH_OPERATION_ID.replace('title: Pets', 'title: aaaa'));
    await server.until(uri, (all) => all.length === 0, 'the answer to the next text');
  }).timeout(90_000);

  it('a document that is no text ends in a sentence, whatever it is', async () => {
    folder = folderWith({});
    server = await LanguageServer.start([folder.path], OAS);
    const texts = [
      'openapi: 3.0.3\n',
      'openapi: 3.0.3\n__proto__: { a: 1 }\n',
      'openapi: 3.0.3\ninfo: !!js/function x\n',
      `openapi: 3.0.3\na: ${'['.repeat(10_000)}`,
      '{"openapi":"3.0.3",',
      'openapi: 3.0.3\n\tinfo: x\n',
    ];
    for (const [index, text] of texts.entries()) {
      const uri = folder.uri(`api${index}.yaml`);
      await server.open(uri, text);
      await server.until(uri, (all) => all.length > 0, `something about ${JSON.stringify(text.slice(0, 40))}`);
      assert.ok(server.onScreen(uri).every(({ message }) => !/\\n\s+at /.test(JSON.stringify(message))));
    }
  }).timeout(60_000);
});
