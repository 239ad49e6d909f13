import assert from 'node:assert/strict';
import { MockChild } from '../../client/src/mockChild';
import { MockStart, servingOf, type StartPlan } from '../../client/src/mockStart';
import type { MockEvent, MockTexts } from '../../server/src/protocol';
import { ENTRY, EXEC_ARGV } from './mockChild';

const ROOT = 'file:///work/api.yaml';

/** Texts of a document that answers with this word. */
function answering(word: string): MockTexts {
  const text = `openapi: 3.0.3
info: {title: A, version: '1'}
paths:
  /word: {get: {responses: {'200': {description: ok, content: {application/json: {example: ${word}}}}}}}
`;
  return { uri: ROOT, root: ROOT, texts: { [ROOT]: text } };
}
const BROKEN: MockTexts = { uri: ROOT, root: ROOT, texts: { [ROOT]: 'openapi: 3.0.3\npaths: {/a: [}\n' } };

describe('a start of a mock', () => {
  const children: MockChild[] = [];
  let heard: MockEvent[] = [];
  let told: () => void = () => undefined;

  const childOf = (script = ENTRY): MockChild => {
    heard = [];
    const child = new MockChild(
      script,
      {
        heard(event) {
          heard.push(event);
          told();
        },
        complained: () => undefined,
      },
      EXEC_ARGV,
    );
    children.push(child);
    return child;
  };
  const options = { host: '127.0.0.1', port: 0, dynamic: false, acceptedHosts: [] };
  const reach: StartPlan<string>['reach'] = (host, port) => Promise.resolve({ address: `http://${host}:${port}`, host });
  const untilServed = (times: number): Promise<void> =>
    new Promise((resolve) => {
      told = () => {
        if (heard.filter(({ type }) => type === 'served').length >= times) resolve();
      };
      told();
    });
  const wordAt = async (address: string): Promise<unknown> => (await fetch(`${address}/word`)).json();

  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill();
      await child.ended;
    }
  });

  it('serves the texts it was given', async () => {
    const started = await new MockStart(childOf(), answering('first'), { options, reach }).outcome;
    assert.ok(typeof started !== 'string', JSON.stringify(started));
    assert.equal(await wordAt(started.address), 'first');
    assert.equal(started.entry, '/word');
  });

  it('serves texts that came while it was asked how people reach it', async () => {
    const start: MockStart<string> = new MockStart(childOf(), answering('first'), {
      options,
      reach(host, port) {
        start.take(answering('second'));
        start.take({ ...answering('never'), problem: 'This is no document.' });
        return reach(host, port);
      },
    });
    const started = await start.outcome;
    assert.ok(typeof started !== 'string', JSON.stringify(started));
    assert.equal(await wordAt(started.address), 'second');
  });

  /** A start that is given later texts once its first ones are on their way to the process. */
  const overtaken = (first: MockTexts, later: MockTexts): MockStart<string> => {
    const start: MockStart<string> = new MockStart(childOf(), first, {
      options,
      reach(host, port) {
        setImmediate(() => start.take(later));
        return reach(host, port);
      },
    });
    return start;
  };

  it('serves texts last that came while the first were being taken up', async () => {
    const started = await overtaken(answering('first'), answering('second')).outcome;
    assert.ok(typeof started !== 'string', JSON.stringify(started));
    await untilServed(2);
    assert.equal(await wordAt(started.address), 'second');
  });

  it('takes later texts where the first cannot be served', async () => {
    const started = await overtaken(BROKEN, answering('second')).outcome;
    assert.ok(typeof started !== 'string', JSON.stringify(started));
    assert.equal(await wordAt(started.address), 'second');
  });

  it('says what is wrong with texts that cannot be served, and leaves no process', async () => {
    const child = childOf();
    const outcome = await new MockStart(child, BROKEN, { options, reach }).outcome;
    assert.ok(typeof outcome === 'string' && outcome.endsWith('(api.yaml, line 2)'), JSON.stringify(outcome));
    assert.equal(await child.ended, 'SIGKILL');
  });

  it('leaves no process where nobody says how people reach it', async () => {
    const child = childOf();
    const refused = (): Promise<never> => Promise.reject(new Error('no tunnel'));
    assert.equal(
      await new MockStart(child, answering('first'), { options, reach: refused }).outcome,
      'The mock could not be started: no tunnel.',
    );
    assert.equal(await child.ended, 'SIGKILL');
  });

  it('says so where the process ends before it serves', async () => {
    const child = childOf();
    const start = new MockStart(child, answering('first'), {
      options,
      async reach(host, port) {
        child.kill();
        await child.ended;
        return reach(host, port);
      },
    });
    assert.equal(await start.outcome, 'The mock ended before it could serve (SIGKILL). The log says why.');
    child.tell(servingOf(answering('second')));
  });

  it('says so where there is no mock to run', async () => {
    assert.equal(
      await new MockStart(childOf('/absent/mock.cjs'), answering('first'), { options, reach }).outcome,
      'The mock ended before it could serve (exit 1). The log says why.',
    );
  });
});
