import type { Connection, Disposable } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { MOCK_TEXTS, START_MOCK, STOP_MOCK, type MockParams, type MockTexts } from '../../protocol';
import { textsForMock } from '../../workspace/mockTexts';
import { collectFor } from '../collect';
import { reachedTexts } from '../reachedTexts';
import type { Feature, Services } from '../services';

/** How long edits are gathered before a running mock gets them, in milliseconds: a pause of so long, while somebody types on a longer time. */
const PAUSE = 150;
const LONGEST = 500;
/** Of the time while somebody types, a mock's texts take a fifth at most: reading a large document holds up everything else. */
const SHARE = 5;

/** A mock that is told of edits: the address by which it was asked for, and what was last sent. */
interface FollowedMock {
  readonly uri: string;
  sent: Readonly<Record<string, string>>;
}

/**
 * Keeps the texts of running mocks up to date, unsaved ones and those of referenced files too. The mock processes belong to the client,
 * so that they outlive this server.
 */
export const mockTexts: Feature = {
  name: 'mock texts',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    const { index, judging, host, folders } = services;
    /** By root. */
    const mocks = new Map<string, FollowedMock>();
    let stop: () => void = () => undefined;
    let waitsSince: number | undefined;
    let refreshing = false;
    let again = false;
    let toParse = false;
    let took = 0;

    const textsOf = async (uri: string, root: string): Promise<MockTexts> => {
      const collected = await collectFor(services, root);
      return typeof collected === 'string' ? { uri, root, texts: {}, problem: collected } : { uri, ...textsForMock(collected) };
    };
    const tellAll = async (parse: boolean): Promise<void> => {
      for (const [root, mock] of mocks) {
        const told = parse
          ? await textsOf(mock.uri, root)
          : { uri: mock.uri, root, texts: await reachedTexts(services, root, Object.keys(mock.sent)) };
        const { texts } = told;
        // It may have been stopped, or started anew, while its texts were read.
        if (mocks.get(root) !== mock || texts === undefined || 'problem' in told || areEqual(texts, mock.sent)) continue;
        mock.sent = texts;
        await connection.sendNotification(MOCK_TEXTS, { uri: mock.uri, root, texts } satisfies MockTexts);
      }
    };
    /** One refresh at a time, so that older texts never come after newer ones; another one follows where something changed meanwhile. */
    const refresh = async (parse: boolean): Promise<void> => {
      stop();
      waitsSince = undefined;
      again = true;
      toParse ||= parse;
      if (refreshing) return;
      refreshing = true;
      const began = host.now();
      try {
        while (again) {
          again = false;
          const whole = toParse;
          toParse = false;
          await tellAll(whole);
        }
      } finally {
        refreshing = false;
        took = host.now() - began;
      }
    };
    services.documents.changes.push(() => {
      if (mocks.size === 0) return;
      stop();
      waitsSince ??= host.now();
      const left = waitsSince + Math.max(LONGEST, took * SHARE) - host.now();
      stop = host.after(Math.max(0, Math.min(PAUSE, left)), () => void refresh(false));
    });
    // A parsed document names what no look at its text finds, such as a reference over several lines.
    judging.events.push({ began: () => undefined, ended: () => void refresh(true) });

    const handlers = [
      connection.onRequest(START_MOCK, async ({ uri: clientUri, runs }: MockParams): Promise<MockTexts> => {
        const uri = canonicalUri(clientUri);
        const boundary = folders.boundaryOf(uri);
        if (!index.isKnown(uri)) await index.reread(uri, boundary);
        if (index.rootsOf(uri).length === 0) await index.scan(boundary);
        const root = index.isRoot(uri) || runs === true ? uri : index.rootsOf(uri)[0];
        if (root === undefined) return { uri: clientUri, root: uri, texts: {}, problem: 'This is no OpenAPI document, nor a part of one.' };
        // It is followed from now on: an edit that comes while its texts are read is told as well.
        const mock: FollowedMock = { uri: clientUri, sent: {} };
        mocks.set(root, mock);
        const read = await textsOf(clientUri, root);
        if (read.problem !== undefined) {
          if (runs !== true && mocks.get(root) === mock) mocks.delete(root);
          return read;
        }
        if (Object.keys(mock.sent).length === 0) mock.sent = read.texts;
        return { uri: clientUri, root, texts: mock.sent };
      }),
      connection.onNotification(STOP_MOCK, ({ uri }: MockParams) => {
        for (const [root, mock] of mocks) if (mock.uri === uri || root === canonicalUri(uri)) mocks.delete(root);
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

function areEqual(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean {
  const entries = Object.entries(a);
  return entries.length === Object.keys(b).length && entries.every(([uri, text]) => b[uri] === text);
}
