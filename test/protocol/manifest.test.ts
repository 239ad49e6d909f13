import assert from 'node:assert/strict';
import {
  CodeLensRequest,
  DefinitionRequest,
  HoverRequest,
  MarkupContent,
  type CodeLens,
  type Location,
} from 'vscode-languageserver-protocol/node';
import {
  COMPARE_MANIFEST,
  EXPORT_MANIFEST,
  MANIFEST_PREVIEW,
  PREVIEW_MANIFEST,
  type CompareParams,
  type CompareResult,
  type ExportResult,
  type ManifestPreview,
  type PreviewParams,
} from '../../server/src/protocol';
import { folderWith, LanguageServer } from '../support/languageServer';

const ROOT = `openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example.com }]
x-kong-plugin-cors: { config: { credentials: true } }
paths:
  /books:
    x-kong-plugin-acl: { config: { allow: [staff] } }
    get:
      operationId: listBooks
    post:
      operationId: addBook
      x-kong-plugin-cors: { config: { credentials: false } }
  /authors/{id}:
    $ref: paths/author.yaml
`;
const AUTHOR = `get:
  operationId: getAuthor
  x-kong-plugin-key-auth: {}
`;

/** The zero-based place of the first character of a text, in a document. */
function placeOf(document: string, text: string): { line: number; character: number } {
  const before = document.slice(0, document.indexOf(text));
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 };
}

/** The zero-based line of a text, looked for from the line of another one on. */
function lineOf(document: string, text: string, after = ''): number {
  return document.slice(0, document.indexOf(text, document.indexOf(after))).split('\n').length - 1;
}

describe('the manifest over a connection', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;

  beforeEach(async () => {
    folder = folderWith({ 'shop.yaml': ROOT, 'paths/author.yaml': AUTHOR, 'k8s.yaml': 'kind: Service\n' });
    server = await LanguageServer.start([folder.path], {}, { previews: true });
    await server.open(folder.uri('shop.yaml'), ROOT);
  });
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  const preview = (params: Partial<PreviewParams> = {}): Promise<ManifestPreview> =>
    server.connection.sendRequest<ManifestPreview>(PREVIEW_MANIFEST, { uri: folder.uri('shop.yaml'), ...params });
  const previews = (): ManifestPreview[] =>
    server.notes.flatMap(({ method, params }) => (method === MANIFEST_PREVIEW && isPreview(params) ? [params] : []));
  const untilPreview = async (holds: (text: string) => boolean, what: string): Promise<string> => {
    await server.untilTrue(
      () => holds(previews().at(-1)?.text ?? ''),
      () => `${what}; the preview is\n${previews().at(-1)?.text ?? 'none'}`,
    );
    return previews().at(-1)?.text ?? '';
  };
  const hover = async (name: string, text: string, at: string): Promise<string | undefined> => {
    const answer = await server.connection.sendRequest(HoverRequest.type, {
      textDocument: { uri: folder.uri(name) },
      position: placeOf(text, at),
    });
    return answer !== null && MarkupContent.is(answer.contents) ? answer.contents.value : undefined;
  };
  const lenses = async (name: string): Promise<CodeLens[]> =>
    (await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: folder.uri(name) } })) ?? [];
  const define = async (line: number): Promise<Location | undefined> => {
    const uri = `specwright-manifest:/Preview%20shop.kong.yaml?${encodeURIComponent(folder.uri('shop.yaml'))}`;
    const answer = await server.connection.sendRequest(DefinitionRequest.type, { textDocument: { uri }, position: { line, character: 0 } });
    assert.ok(!Array.isArray(answer));
    return answer ?? undefined;
  };

  it('is previewed as an export would write it, below a line that says so', async () => {
    const { root, text } = await preview();
    assert.equal(root, folder.uri('shop.yaml'));
    const [first, ...rest] = text.split('\n');
    assert.match(first ?? '', /^# Preview of an export of shop\.yaml\./);
    const exported = await server.connection.sendRequest<ExportResult>(EXPORT_MANIFEST, { uri: root, format: 'yaml' });
    assert.equal(exported.kind, 'written');
    assert.equal(rest.join('\n'), folder.read('shop.kong.yaml'));
  });

  it('is previewed for a part with the API that it belongs to', async () => {
    await server.open(folder.uri('paths/author.yaml'), AUTHOR);
    assert.equal((await preview({ uri: folder.uri('paths/author.yaml') })).root, folder.uri('shop.yaml'));
    assert.match((await preview({ uri: folder.uri('k8s.yaml') })).problem ?? '', /no OpenAPI document/);
  });

  it('follows edits that are not saved, those of referenced files too, and those on disk', async () => {
    await preview();
    await server.change(folder.uri('shop.yaml'), ROOT.replace('addBook', 'createBook'));
    await untilPreview((text) => text.includes('name: shop_createbook'), 'the edited operation');
    await server.open(folder.uri('paths/author.yaml'), AUTHOR);
    await server.change(folder.uri('paths/author.yaml'), AUTHOR.replace('getAuthor', 'readAuthor'));
    await untilPreview((text) => text.includes('name: shop_readauthor'), 'the edited part');
    await server.close(folder.uri('paths/author.yaml'));
    await untilPreview((text) => text.includes('name: shop_getauthor'), 'what is on disk again');
    folder.write('paths/author.yaml', AUTHOR.replace('getAuthor', 'fetchAuthor'));
    await server.changedOnDisk([{ uri: folder.uri('paths/author.yaml'), type: 2 }]);
    await untilPreview((text) => text.includes('name: shop_fetchauthor'), 'what was written to disk');
  });

  it('keeps the last good manifest while the document is broken, with the reason in its first line', async () => {
    const { text: good } = await preview();
    await server.change(folder.uri('shop.yaml'), ROOT.replace('paths:', 'paths: ['));
    const broken = await untilPreview((text) => text.startsWith('# Not up to date'), 'the reason');
    assert.match(broken.split('\n')[0] ?? '', /^# Not up to date: shop\.yaml:\d+: ./);
    assert.equal(broken.split('\n').slice(1).join('\n'), good.split('\n').slice(1).join('\n'));
    await server.change(folder.uri('shop.yaml'), ROOT);
    await untilPreview((text) => text === good, 'the manifest of the mended text');
  });

  it('says what is wrong where there was never a manifest', async () => {
    await server.change(folder.uri('shop.yaml'), ROOT.replace('paths:', 'pfade:'));
    const { text } = await preview();
    assert.match(text, /^# shop\.yaml has no manifest yet:\n# shop\.yaml:1: .*\.paths/);
  });

  it('is told again when its options change', async () => {
    const { text } = await preview();
    assert.match(text, /^# Options: none$/m);
    server.settings = { manifest: { noId: true } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await untilPreview((told) => told.includes('# Options: --no-id\n') && !/^ +(- )?id: /m.test(told), 'no ids');
  });

  it('is told no more once its preview is closed', async () => {
    await preview();
    await server.connection.sendNotification('specwright/closePreview', { root: folder.uri('shop.yaml') });
    await server.change(folder.uri('shop.yaml'), ROOT.replace('addBook', 'createBook'));
    assert.match((await hover('shop.yaml', ROOT, 'post:')) ?? '', /shop_createbook/);
    assert.deepEqual(previews(), []);
  });

  it('explains an operation where the cursor is on its method: route, path, priority, plugins and where they come from', async () => {
    const text = await hover('shop.yaml', ROOT, 'get:');
    assert.match(text ?? '', /^Gateway route `shop_listbooks` of service `shop`$/m);
    assert.match(text ?? '', /^- id `[0-9a-f-]{36}`$/m);
    assert.match(text ?? '', /^- path `~\/books\$`, priority 200$/m);
    assert.match(text ?? '', /^- plugin `acl`, from the path: \[shop\.yaml:7\]\(.*shop\.yaml#L7\)$/m);
    assert.match(text ?? '', /^- plugin `cors`, from the document: \[shop\.yaml:4\]/m);
    const post = await hover('shop.yaml', ROOT, 'post:');
    assert.match(post ?? '', /^- plugin `cors`, from the operation: \[shop\.yaml:12\]/m);
    assert.equal((post ?? '').match(/plugin `cors`/g)?.length, 1, 'the nearest one alone is in force');
  });

  it('explains all operations of a path on its key, and those of a referenced file there and in that file', async () => {
    const books = (await hover('shop.yaml', ROOT, '/books')) ?? '';
    assert.ok(books.includes('shop_listbooks') && books.includes('shop_addbook'), books);
    assert.match((await hover('shop.yaml', ROOT, '/authors/{id}')) ?? '', /shop_getauthor/);
    await server.open(folder.uri('paths/author.yaml'), AUTHOR);
    const author = (await hover('paths/author.yaml', AUTHOR, 'get:')) ?? '';
    assert.match(author, /^- path `~\/authors\/\(\?<id>\[\^#\?\/\]\+\)\$`, priority 100$/m);
    assert.match(author, /^- plugin `key-auth`, from the operation: \[author\.yaml:3\]/m);
  });

  it('explains nothing elsewhere', async () => {
    assert.equal(await hover('shop.yaml', ROOT, 'title'), undefined);
    assert.equal(await hover('shop.yaml', ROOT, 'operationId'), undefined);
  });

  it('is named above each operation, and leads to the route in the preview', async () => {
    const found = await lenses('shop.yaml');
    assert.deepEqual(
      found.map(({ range, command }) => [range.start.line, command?.title]),
      [
        [lineOf(ROOT, 'get:'), 'Route shop_listbooks → preview'],
        [lineOf(ROOT, 'post:'), 'Route shop_addbook → preview'],
      ],
    );
    const argument: unknown = found[1]?.command?.arguments?.[0];
    assert.deepEqual(argument, { uri: folder.uri('shop.yaml'), route: 'shop_addbook' });
    const { text, line } = await preview({ route: 'shop_addbook' });
    const lines = text.split('\n');
    const own = lines.slice(line, lines.findIndex((each, at) => at > (line ?? 0) && /^ {6}- /.test(each)) >>> 0);
    assert.match(lines[line ?? 0] ?? '', /^ {6}- /, 'the first line of a route');
    assert.ok(own.includes('        name: shop_addbook'), own.join('\n'));
    await server.open(folder.uri('paths/author.yaml'), AUTHOR);
    assert.deepEqual(
      (await lenses('paths/author.yaml')).map(({ range, command }) => [range.start.line, command?.title]),
      [[0, 'Route shop_getauthor → preview']],
    );
  });

  it('is named nowhere where nobody wants it', async () => {
    server.settings = { manifest: { codeLens: false } };
    await server.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    assert.deepEqual(await lenses('shop.yaml'), []);
  });

  it('keeps its names above operations while the text is broken further down', async () => {
    assert.equal((await lenses('shop.yaml')).length, 2);
    await server.change(folder.uri('shop.yaml'), `# a line more\n${ROOT.replace("info: { title: Shop, version: '1' }", 'info: {')}`);
    assert.deepEqual(
      (await lenses('shop.yaml')).map(({ range }) => range.start.line),
      [lineOf(ROOT, 'get:') + 1, lineOf(ROOT, 'post:') + 1],
    );
  });

  it('leads from each entity of the preview to the place that it comes from', async () => {
    const { text } = await preview();
    const cases: [what: string, line: number, file: string, place: { line: number; character: number }][] = [
      ['a route', lineOf(text, 'name: shop_addbook'), 'shop.yaml', placeOf(ROOT, 'post:')],
      [
        'its plugin',
        lineOf(text, 'credentials: false'),
        'shop.yaml',
        { ...placeOf(ROOT, 'x-kong-plugin-cors: { config: { credentials: false'), line: 11 },
      ],
      ['the plugin of a path', lineOf(text, '- staff'), 'shop.yaml', placeOf(ROOT, 'x-kong-plugin-acl')],
      ['the plugin of the document', lineOf(text, 'credentials: true'), 'shop.yaml', placeOf(ROOT, 'x-kong-plugin-cors')],
      ['the service', lineOf(text, 'host: shop.example.com'), 'shop.yaml', { line: 0, character: 0 }],
      ['a route of a referenced file', lineOf(text, 'name: shop_getauthor'), 'paths/author.yaml', { line: 0, character: 0 }],
      ['its plugin there', lineOf(text, 'name: key-auth'), 'paths/author.yaml', placeOf(AUTHOR, 'x-kong-plugin-key-auth')],
      ['the comments at the top', 0, 'shop.yaml', { line: 0, character: 0 }],
    ];
    for (const [what, line, file, place] of cases) {
      const location = await define(line);
      assert.deepEqual([location?.uri, location?.range.start], [folder.uri(file), place], what);
    }
  });

  it('is compared with the file that was exported, with the places of what differs', async () => {
    const compare = (params: Partial<CompareParams> = {}): Promise<CompareResult> =>
      server.connection.sendRequest<CompareResult>(COMPARE_MANIFEST, { uri: folder.uri('shop.yaml'), ...params });
    assert.deepEqual(await compare(), { kind: 'unknown', suggested: folder.uri('shop.kong.yaml') });
    await server.connection.sendRequest(EXPORT_MANIFEST, { uri: folder.uri('shop.yaml'), format: 'yaml' });
    const same = await compare();
    assert.ok(same.kind === 'compared' && same.text === '', JSON.stringify(same));
    await server.change(folder.uri('shop.yaml'), ROOT.replace('addBook', 'createBook').replace('shop.example.com', 'new.example.com'));
    const differs = await compare({ file: folder.uri('shop.kong.yaml') });
    assert.ok(differs.kind === 'compared', JSON.stringify(differs));
    assert.deepEqual(differs.text.split('\n'), [
      '~ service shop  (shop.yaml:1)',
      '    host: "shop.example.com" → "new.example.com"',
      '+ route shop_createbook of service shop  (shop.yaml:10)',
      '+ plugin acl of route shop_createbook  (shop.yaml:7)',
      '+ plugin cors of route shop_createbook  (shop.yaml:12)',
      '- route shop_addbook of service shop',
      '- plugin acl of route shop_addbook',
      '- plugin cors of route shop_addbook',
      '',
    ]);
    assert.equal(differs.count, '3 added, 1 changed, 3 removed');
    assert.deepEqual(
      differs.places.map(({ line }) => line),
      [0, 9, 6, 11],
    );
    const missing = await compare({ file: folder.uri('nowhere.yaml') });
    assert.ok(missing.kind === 'refused' && /nowhere\.yaml does not exist/.test(missing.message), JSON.stringify(missing));
    const other = await compare({ file: folder.uri('k8s.yaml') });
    assert.ok(other.kind === 'refused' && other.line === 0 && /no declarative config/.test(other.message), JSON.stringify(other));
  });
});

describe('a client that has no previews', () => {
  it('is given no code lenses that lead to one', async () => {
    const folder = folderWith({ 'shop.yaml': ROOT, 'paths/author.yaml': AUTHOR });
    const server = await LanguageServer.start([folder.path]);
    await server.open(folder.uri('shop.yaml'), ROOT);
    assert.deepEqual(await server.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri: folder.uri('shop.yaml') } }), []);
    await server.stop();
    folder.remove();
  });
});

function isPreview(params: unknown): params is ManifestPreview {
  return typeof params === 'object' && params !== null && 'root' in params && 'text' in params;
}
