import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  DidChangeWorkspaceFoldersNotification,
  FileChangeType,
  WorkDoneProgressCancelNotification,
} from 'vscode-languageserver-protocol/node';
import { LINT_WORKSPACE, type WorkspaceResult } from '../../server/src/protocol';
import { isJsonObject } from '../../server/src/document/jsonValue';
import { folderWith, LanguageServer } from '../support/languageServer';
import { WITHOUT_OPERATION_ID } from '../support/openApiText';

const OAS = { rulesets: [{ files: '**', ruleset: 'specwright:oas' }] };
const rule = (name: string): string =>
  `rules:\n  ${name}:\n    given: $.paths\n    severity: error\n    then: { field: /pets, function: falsy }\n`;
const codes = (diagnostics: { code?: unknown }[]): string => diagnostics.map(({ code }) => code).join();

describe('what is cleared', () => {
  let server: LanguageServer;
  let folder: ReturnType<typeof folderWith>;
  const begin = async (files: Record<string, string>, settings: object = OAS): Promise<void> => {
    folder = folderWith(files);
    server = await LanguageServer.start([folder.path], settings);
  };
  afterEach(async () => {
    await server.stop();
    folder.remove();
  });

  it('when the ruleset is deleted: its findings and what was said of it', async () => {
    await begin({ '.spectral.yaml': rule('mine') }, {});
    const [uri, rules] = [folder.uri('api.yaml'), folder.uri('.spectral.yaml')];
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all) === 'mine', 'its finding');
    folder.write('.spectral.yaml', 'rules: [');
    await server.changedOnDisk([{ uri: rules, type: FileChangeType.Changed }]);
    await server.until(rules, (all) => all.length > 0, 'an error in the ruleset');
    rmSync(join(folder.path, '.spectral.yaml'));
    await server.changedOnDisk([{ uri: rules, type: FileChangeType.Deleted }]);
    await server.until(rules, (all) => all.length === 0, 'nothing in the ruleset');
    await server.until(uri, (all) => codes(all).includes('owasp:') && !codes(all).includes('mine'), 'the default’s findings');
  });

  it('when a document is renamed: what stood under the old name', async () => {
    await begin({ 'old.yaml': WITHOUT_OPERATION_ID });
    await server.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
    await server.until(folder.uri('old.yaml'), (all) => all.length === 1, 'its finding');
    renameSync(join(folder.path, 'old.yaml'), join(folder.path, 'new.yaml'));
    await server.changedOnDisk([
      { uri: folder.uri('old.yaml'), type: FileChangeType.Deleted },
      { uri: folder.uri('new.yaml'), type: FileChangeType.Created },
    ]);
    await server.until(folder.uri('old.yaml'), (all) => all.length === 0, 'nothing under the old name');
    await server.open(folder.uri('new.yaml'), WITHOUT_OPERATION_ID);
    await server.until(folder.uri('new.yaml'), (all) => all.length === 1, 'the finding under the new name');
  });

  it('when a folder leaves the workspace: all of its findings', async () => {
    await begin({ 'api.yaml': WITHOUT_OPERATION_ID });
    await server.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
    await server.until(folder.uri('api.yaml'), (all) => all.length === 1, 'its finding');
    const removed = [{ uri: pathToFileURL(folder.path).href, name: 'x' }];
    await server.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event: { added: [], removed } });
    await server.until(folder.uri('api.yaml'), (all) => all.length === 0, 'nothing');
  });

  it('counts the unsaved text of a ruleset', async () => {
    await begin({ '.spectral.yaml': rule('saved') }, {});
    const [uri, rules] = [folder.uri('api.yaml'), folder.uri('.spectral.yaml')];
    await server.open(uri, WITHOUT_OPERATION_ID);
    await server.until(uri, (all) => codes(all) === 'saved', 'the saved rule’s finding');
    await server.open(rules, rule('saved'));
    await server.change(rules, rule('unsaved'));
    await server.until(uri, (all) => codes(all) === 'unsaved', 'the unsaved rule’s finding');
    await server.close(rules);
    await server.until(uri, (all) => codes(all) === 'saved', 'the saved rule’s finding again');
  });

  it('ends “Lint workspace” when it is cancelled', async () => {
    await begin(Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`api${index}.yaml`, WITHOUT_OPERATION_ID])));
    const result = server.connection.sendRequest<WorkspaceResult>(LINT_WORKSPACE);
    const token = (): unknown =>
      server.notes.map(({ params }) => params).find((params) => isJsonObject(params) && params['token'] !== undefined);
    await server.until(folder.uri('api0.yaml'), (all) => all.length === 1, 'the first document');
    const progress = token();
    assert.ok(isJsonObject(progress) && (typeof progress['token'] === 'string' || typeof progress['token'] === 'number'));
    await server.connection.sendNotification(WorkDoneProgressCancelNotification.type, { token: progress['token'] });
    const { cancelled, documents } = await result;
    assert.equal(cancelled, true);
    assert.ok(documents < 60, `${documents} of 60`);
  });
});
