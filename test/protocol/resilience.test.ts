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

  it('a rule that never ends is named where it is at work and set aside; all else is found, and typing on loses no process again', async () => {
    const endless =
      'rules:\n  endless:\n    given: $.info.title\n    then: { function: pattern, functionOptions: { match: "^(a+)+$" } }\n' +
      '  other:\n    given: $.info\n    then: { field: nothing, function: truthy }\n';
    folder = folderWith({ '.spectral.yaml': endless });
    server = await LanguageServer.start([folder.path], {});
    const uri = folder.uri('api.yaml');
    const [sound, bystander] = [WITH_OPERATION_ID.replace('title: Pets', 'title: aaaa'), folder.uri('bystander.yaml')];
    const hard = WITH_OPERATION_ID.replace('title: Pets', `title: ${'a'.repeat(60)}!`);
    const codes = (): string[] => server.onScreen(uri).map(({ code, range }) => `${code} ${range.start.line}`);
    const [OTHER, ASIDE] = ['other 1', 'specwright-unchecked 2'];
    const begun = (): number => server.notes.filter(({ params }) => JSON.stringify(params).includes('"judging"')).length;
    await server.open(uri, sound);
    await server.until(uri, () => codes().join() === OTHER, 'the finding of the other rule');
    const [first] = childrenOf(server.process.pid);
    const before = begun();
    await server.change(uri, hard);
    await server.untilTrue(
      () => begun() > before,
      () => 'the hard text to be judged',
    );
    // Typed on while the rule is at work, and another document opened: both are answered by the next process.
    await server.change(uri, `# a comment\n${hard}`);
    await server.open(bystander, sound);
    await server.untilTrue(
      () => codes().includes('other 2') && codes().includes('specwright-unchecked 3'),
      () => `the other finding and the rule that is set aside; on screen: ${codes().join()}`,
      240_000,
    );
    await server.until(bystander, (all) => all.length === 1, 'the answer about the other document');
    const told = server.onScreen(uri).find(({ code }) => code === 'specwright-unchecked');
    assert.match(JSON.stringify(told?.message), /^"The rule endless did not end within 10 seconds and is set aside for this text/);
    const [second] = childrenOf(server.process.pid);
    assert.notEqual(second, first);
    await server.change(uri, hard);
    await server.until(
      uri,
      () =>
        codes()
          .toSorted((a, b) => a.localeCompare(b, 'en'))
          .join() === `${OTHER},${ASIDE}`,
      'the answer to the next text with the same title',
    );
    await server.change(uri, sound);
    await server.until(uri, () => codes().join() === OTHER, 'the answer to the text that is mended');
    assert.equal(childrenOf(server.process.pid)[0], second, 'the process that has learned of it is there still');
    assert.deepEqual(
      server.notes.filter(({ method }) => method === 'window/showMessage'),
      [],
    );
  }).timeout(400_000);

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
