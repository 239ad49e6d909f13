import assert from 'node:assert/strict';
import { FileChangeType } from 'vscode-languageserver-protocol/node';
import { MOCK_TEXTS, START_MOCK, STOP_MOCK, type MockTexts } from '../../server/src/protocol';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

const ROOT = WITHOUT_OPERATION_ID.replace(/ {4}get:[\s\S]*$/, '    $ref: paths/pets.yaml\n');
const PART =
  "get:\n  description: All pets.\n  operationId: listPets\n  tags: [pets]\n  responses:\n    '200':\n      description: The pets.\n";
const saying = (words: string): string => PART.replace('All pets.', words);

describe('the texts of a mock', () => {
  let folder: ReturnType<typeof folderWith>;
  let server: LanguageServer;
  let root: string;
  let part: string;

  beforeEach(async () => {
    folder = folderWith({ 'api.yaml': ROOT, 'paths/pets.yaml': PART });
    [root, part] = [folder.uri('api.yaml'), folder.uri('paths/pets.yaml')];
    server = await LanguageServer.start([folder.path], {});
  });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  const start = (uri: string): Promise<MockTexts> => server.connection.sendRequest<MockTexts>(START_MOCK, { uri });
  const told = (): MockTexts[] =>
    server.notes
      .filter(({ method }) => method === MOCK_TEXTS)
      .map(({ params }) => params)
      .filter(isMockTexts);
  const untilPartSays = (words: string): Promise<void> =>
    server.untilTrue(
      () => told().at(-1)?.texts[part]?.includes(words) === true,
      () => `a part that says “${words}”`,
    );

  it('are told with every edit, of referenced files too, until the mock is stopped', async () => {
    await server.open(root, ROOT);
    const first = await start(root);
    assert.deepEqual(new Set(Object.keys(first.texts)), new Set([root, part]));
    await server.open(part, PART);
    await server.change(part, saying('Unsaved pets.'));
    await untilPartSays('Unsaved pets.');
    const before = told().length;
    await server.connection.sendNotification(STOP_MOCK, { uri: root });
    await server.change(part, saying('More pets.'));
    await server.until(part, () => true, 'the part is judged');
    assert.equal((await start(part)).root, root, 'a part starts the mock of its root');
    assert.equal(told().length, before, 'nothing was told of a mock that was stopped');
  });

  it('are told when files change on disk, with every tab closed', async () => {
    await server.open(root, ROOT);
    await start(root);
    await server.close(root);
    folder.write('paths/pets.yaml', saying('Other pets.'));
    await server.changedOnDisk([{ uri: part, type: FileChangeType.Changed }]);
    await untilPartSays('Other pets.');
    folder.write('api.yaml', ROOT.replace('api.example.org', 'new.example.org'));
    await server.changedOnDisk([{ uri: root, type: FileChangeType.Changed }]);
    await server.untilTrue(
      () => told().at(-1)?.texts[root]?.includes('new.example.org') === true,
      () => 'the changed root',
    );
  });

  it('are told while somebody types without a pause, and end with the last of it', async () => {
    await server.open(root, ROOT);
    await server.open(part, PART);
    // Judgements bring texts as well; none comes while keys do.
    await server.until(root, () => true, 'the root is judged');
    await start(root);
    let typed = 0;
    const keys = setInterval(() => void server.change(part, saying(`Pets ${++typed}.`)), 50);
    await server.untilTrue(
      () => told().length > 0,
      () => 'texts while keys come faster than any pause',
    );
    clearInterval(keys);
    await untilPartSays(`Pets ${typed}.`);
    const numbers = told().map(({ texts }) => Number(/Pets (\d+)\./.exec(texts[part] ?? '')?.[1]));
    assert.deepEqual(
      numbers,
      [...numbers].sort((a, b) => a - b),
      'never an older text after a newer one',
    );
  });

  it('of a part that is asked for before its root was ever seen are those of the root', async () => {
    const found = await start(part);
    assert.equal(found.problem, undefined);
    assert.equal(found.root, root);
    assert.deepEqual(new Set(Object.keys(found.texts)), new Set([root, part]));
  });

  it('of a root that another root refers to are its own', async () => {
    folder.write('all.yaml', ROOT.replace('paths/pets.yaml', 'api.yaml#/paths/~1pets'));
    await server.open(folder.uri('all.yaml'), ROOT.replace('paths/pets.yaml', 'api.yaml#/paths/~1pets'));
    await server.open(root, ROOT);
    assert.equal((await start(root)).root, root);
  });

  it('are those of an edit that came while they were asked for', async () => {
    await server.open(root, ROOT);
    await server.open(part, PART);
    await server.until(root, () => true, 'the root is judged');
    const answer = start(root);
    await server.change(part, saying('Pets of the last moment.'));
    if ((await answer).texts[part]?.includes('Pets of the last moment.') !== true) await untilPartSays('Pets of the last moment.');
  });

  it('of a mock that a server started anew is to follow come when its broken root is mended', async () => {
    await server.open(root, 'half a document');
    const told = await server.connection.sendRequest<MockTexts>(START_MOCK, { uri: root, runs: true });
    assert.equal(told.root, root);
    await server.change(root, ROOT);
    await untilPartSays('All pets.');
  });

  it('say why there is nothing to mock', async () => {
    await server.open(folder.uri('k8s.yaml'), 'kind: Service\n');
    assert.match((await start(folder.uri('k8s.yaml'))).problem ?? '', /no OpenAPI document/);
  });
});

function isMockTexts(value: unknown): value is MockTexts {
  return typeof value === 'object' && value !== null && 'texts' in value;
}
