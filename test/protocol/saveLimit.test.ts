import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CodeActionRequest,
  DidOpenTextDocumentNotification,
  PublishDiagnosticsNotification,
  type ProtocolConnection,
} from 'vscode-languageserver-protocol/node';
import type { Finding } from '../../server/src/document/finding';
import { startHeldServer, type Clock, type HeldSession } from '../support/heldServer';

const URI = 'file:///work/api.yaml';
/** What the editor allows for. */
const SECOND = 1_000;

/** A clock that goes on by ten at each turn of the loop, and by what work takes whenever somebody looks at it. */
class WorkClock implements Clock {
  /** What passes, in milliseconds, from one look to the next. */
  work = 0;
  private time = 0;
  private timers: { readonly at: number; readonly callback: () => void }[] = [];
  private readonly loop = setInterval(() => this.turn(), 0);

  now(): number {
    this.time += this.work;
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, callback };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((other) => other !== timer));
  }

  stop(): void {
    clearInterval(this.loop);
  }

  private turn(): void {
    this.time += 10;
    const due = this.timers.filter(({ at }) => at <= this.time);
    this.timers = this.timers.filter(({ at }) => at > this.time);
    for (const { callback } of due) callback();
  }
}

/** A document whose operations all lack an operationId, and the findings that say so. */
function document(operations: number): { text: string; findings: Finding[] } {
  const start = { line: 0, character: 0 };
  const names = Array.from({ length: operations }, (_, i) => `/things${i}`);
  return {
    text: `openapi: 3.0.3\npaths:\n${names.map((name) => `  ${name}:\n    get: { responses: {} }\n`).join('')}`,
    findings: names.map((name) => ({
      code: 'operation-operationId',
      message: '',
      severity: 1,
      path: ['paths', name, 'get'],
      range: { start, end: start },
      uri: URI,
    })),
  };
}

describe('a save that waits for fixes', () => {
  let client: ProtocolConnection;
  let session: HeldSession;
  let clock: WorkClock;
  const begin = async (operations: number): Promise<void> => {
    clock = new WorkClock();
    ({ client, session } = await startHeldServer({ clock }));
    const published = new Promise((resolve) => client.onNotification(PublishDiagnosticsNotification.type, resolve));
    const { text, findings } = document(operations);
    const textDocument = { uri: URI, languageId: 'yaml', version: 1, text };
    await client.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    await session.called(1);
    session.calls[0]?.answer(findings);
    await published;
  };
  const end = (): void => {
    clock.stop();
    client.dispose();
  };

  /** Saves while each look at the clock takes so long; gives how long the save was held, and how many fixes it brought. */
  async function save(work: number): Promise<{ held: number; edits: number }> {
    clock.work = work;
    const asked = clock.now();
    const start = { line: 0, character: 0 };
    const context = { diagnostics: [], only: ['source.fixAll.specwright'] };
    const actions = await client.sendRequest(CodeActionRequest.type, { textDocument: { uri: URI }, range: { start, end: start }, context });
    const held = clock.now() - asked;
    clock.work = 0;
    const [action] = actions ?? [];
    const change = action !== undefined && 'edit' in action ? action.edit?.documentChanges?.[0] : undefined;
    return { held, edits: change !== undefined && 'edits' in change ? change.edits.length : 0 };
  }

  it('is let go within a second, however many fixes there are, however long each takes, and though no lint comes to its end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 120 }), fc.double({ min: 0.01, max: 40, noNaN: true }), async (operations, work) => {
        await begin(operations);
        try {
          const { held } = await save(work);
          assert.ok(held < SECOND, `${operations} fixes of ${work} ms each held it for ${held} ms`);
        } finally {
          end();
        }
      }),
      { numRuns: 20 },
    );
  }).timeout(120_000);

  it('brings all fixes where there is time', async () => {
    await begin(20);
    assert.equal((await save(0.1)).edits, 20);
    end();
  });

  it('brings those that were done in time where there is not', async () => {
    await begin(100);
    const { held, edits } = await save(10);
    // Each fix is looked at more than once, so that it takes more than ten; the first hundred milliseconds bring some.
    assert.ok(edits > 5 && edits < 65, `${edits} edits in ${held} ms`);
    end();
  });
});
