import type { Connection, Disposable } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { MOCK_TEXTS, ROOTS_OF, START_MOCK, STOP_MOCK, type MockParams, type MockTexts } from '../../protocol';
import { textsForMock } from '../../workspace/mockTexts';
import { collectFor } from '../collect';
import type { Feature, Services } from '../services';

/** How long edits are gathered before a running mock gets them, in milliseconds. */
const GATHER = 150;

/**
 * Keeps the texts of running mocks up to date, unsaved ones and those of referenced files too. The mock processes belong to the client,
 * so that they outlive this server.
 */
export const mockTexts: Feature = {
  name: 'mock texts',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    const { index, judging, host, folders } = services;
    /** By root: the address by which the mock was asked for, and what was last sent. */
    const mocks = new Map<string, { readonly uri: string; sent: string }>();
    let stop: () => void = () => undefined;

    const textsOf = async (uri: string, root: string): Promise<MockTexts> => {
      const collected = await collectFor(services, root);
      return typeof collected === 'string' ? { uri, root, texts: {}, problem: collected } : { uri, ...textsForMock(collected) };
    };
    const refresh = async (): Promise<void> => {
      for (const [root, mock] of mocks) {
        const told = await textsOf(mock.uri, root);
        const key = JSON.stringify(told.texts);
        if (key === mock.sent || told.problem !== undefined) continue;
        mock.sent = key;
        await connection.sendNotification(MOCK_TEXTS, told);
      }
    };
    services.documents.changes.push(() => {
      if (mocks.size === 0) return;
      stop();
      stop = host.after(GATHER, () => void refresh());
    });
    judging.events.push({ began: () => undefined, ended: () => void refresh() });

    const handlers = [
      connection.onRequest(START_MOCK, async ({ uri: clientUri }: MockParams): Promise<MockTexts> => {
        const uri = canonicalUri(clientUri);
        if (!index.isKnown(uri)) await index.reread(uri, folders.boundaryOf(uri));
        const root = index.rootsOf(uri)[0];
        if (root === undefined) return { uri: clientUri, root: uri, texts: {}, problem: 'This is no OpenAPI document, nor a part of one.' };
        const told = await textsOf(clientUri, root);
        mocks.set(root, { uri: clientUri, sent: JSON.stringify(told.texts) });
        return told;
      }),
      connection.onNotification(STOP_MOCK, ({ uri }: MockParams) => {
        for (const [root, mock] of mocks) if (mock.uri === uri || root === canonicalUri(uri)) mocks.delete(root);
      }),
      connection.onRequest(ROOTS_OF, async ({ uri: clientUri }: MockParams): Promise<string[]> => {
        const uri = canonicalUri(clientUri);
        await index.scan(folders.boundaryOf(uri));
        return index.rootsOf(uri);
      }),
    ];
    return {
      dispose: () => {
        stop();
        for (const handler of handlers) handler.dispose();
      },
    };
  },
};
