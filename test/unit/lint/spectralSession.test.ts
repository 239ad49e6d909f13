import assert from 'node:assert/strict';
import { Document, Spectral, type RulesetDefinition } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { oas } from '@stoplight/spectral-rulesets';
import type { LintReply, LintRequest } from '../../../server/src/lint/lintSession';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import { judgingSession, requestOf } from '../../support/judgingSession';
import { memoryFiles } from '../../support/memoryFiles';
import { WITH_OPERATION_ID, WITHOUT_OPERATION_ID } from '../../support/openApiText';

const BOUNDARY = 'file:///work';
const ROOT = 'file:///work/api.yaml';
const TRUST = { functions: false, hosts: [], shippedOnly: false };
const request = (over: Partial<LintRequest> = {}): LintRequest => requestOf(ROOT, BOUNDARY, over);

const sessionWith = (files: Record<string, string>): Promise<SpectralSession> => judgingSession(files, 'specwright:oas', BOUNDARY);

function codes(reply: LintReply): string[] {
  assert.ok(reply.kind === 'done', JSON.stringify(reply));
  return reply.outcome.findings.map(({ code }) => code);
}

/** The package's own type of a ruleset is stricter than what it exports. */
function definition(value: unknown): RulesetDefinition {
  if (!isDefinition(value)) throw new Error('no ruleset');
  return value;
}

function isDefinition(value: unknown): value is RulesetDefinition {
  return typeof value === 'object' && value !== null && 'rules' in value;
}

describe('a lint session with stock Spectral', () => {
  it('gives what Spectral gives, finding for finding', async () => {
    const session = await sessionWith({ [ROOT]: WITHOUT_OPERATION_ID });
    const spectral = new Spectral();
    spectral.setRuleset(definition(oas));
    const theirs = await spectral.run(new Document(WITHOUT_OPERATION_ID, Yaml, '/work/api.yaml'));
    const ours = await session.lint(request());
    assert.ok(ours.kind === 'done');
    assert.ok(theirs.length > 0);
    assert.deepEqual(
      ours.outcome.findings.map(({ code, message, severity, path, range }) => ({ code, message, severity, path, range })),
      theirs.map(({ code, message, severity, path, range }) => ({ code, message, severity, path, range })),
    );
  });

  it('reads what is being edited instead of the file, edit after edit', async () => {
    const session = await sessionWith({ [ROOT]: 'openapi: 3.0.3\n' });
    session.open(ROOT, WITHOUT_OPERATION_ID);
    assert.deepEqual(codes(await session.lint(request())), ['operation-operationId']);
    const at = { line: 16, character: 0 };
    session.change(ROOT, [{ range: { start: at, end: at }, newText: '      operationId: listPets\n' }]);
    assert.deepEqual(codes(await session.lint(request())), []);
    session.close(ROOT);
    assert.ok(codes(await session.lint(request())).length > 1, 'the file again');
  });

  it('judges texts that are given for one lint alone', async () => {
    const session = await sessionWith({ [ROOT]: WITHOUT_OPERATION_ID });
    assert.deepEqual(codes(await session.lint(request({ texts: { [ROOT]: WITH_OPERATION_ID } }))), []);
    assert.deepEqual(codes(await session.lint(request())), ['operation-operationId']);
  });

  it('reads unsaved text of a referenced file, and names the file in the finding', async () => {
    const part = 'file:///work/paths/pets.yaml';
    const root = WITHOUT_OPERATION_ID.replace(/ {4}get:[\s\S]*$/, '    $ref: paths/pets.yaml\n');
    const session = await sessionWith({ [ROOT]: root, [part]: 'get: {}\n' });
    session.open(part, "get:\n  description: x\n  tags: [pets]\n  responses: { '200': { description: x } }\n");
    const reply = await session.lint(request());
    assert.ok(reply.kind === 'done');
    assert.deepEqual(
      reply.outcome.findings.map(({ code, uri }) => [code, uri]),
      [['operation-operationId', part]],
    );
    assert.deepEqual([...reply.outcome.documents].sort(), [ROOT, part].sort());
  });

  it('ends on a referenced file that Spectral’s reader would read without end', async () => {
    const part = 'file:///work/paths/pets.yaml';
    const root = WITHOUT_OPERATION_ID.replace(/ {4}get:[\s\S]*$/, '    $ref: paths/pets.yaml\n');
    const session = await sessionWith({ [ROOT]: root, [part]: 'get:\n  description: "\\x"\n' });
    const reply = await session.lint(request());
    assert.ok(reply.kind === 'done');
    const [wrong] = reply.outcome.findings.filter(({ code }) => code === 'parser');
    assert.deepEqual([wrong?.uri, wrong?.range.start.line, wrong?.message], [part, 1, 'Expected hexadecimal character']);
  });

  it('stops after the syntax when told to, and goes on otherwise', async () => {
    const session = await sessionWith({ [ROOT]: `${WITHOUT_OPERATION_ID}x: [\n` });
    const stopped = await session.lint(request({ stopWhenBroken: true }));
    assert.deepEqual([...new Set(codes(stopped))], ['parser']);
    assert.ok(codes(await session.lint(request())).includes('operation-operationId'));
  });

  it('ends a lint that is cancelled while it runs, and judges the next', async () => {
    const session = await sessionWith({ [ROOT]: WITHOUT_OPERATION_ID });
    const running = session.lint(request());
    session.onRules = () => session.cancel(ROOT);
    assert.deepEqual(await running, { kind: 'cancelled' });
    session.onRules = () => undefined;
    assert.deepEqual(codes(await session.lint(request())), ['operation-operationId']);
  });

  it('sets a rule aside that throws, and keeps the findings of the others', async () => {
    const rules =
      "extends: [[spectral:oas, off]]\nrules:\n  operation-operationId: true\n  thrower:\n    given: $.info\n    then: { function: pattern, functionOptions: { match: '/(/' } }\n";
    const session = new SpectralSession({
      files: () =>
        memoryFiles({ [ROOT]: WITHOUT_OPERATION_ID, 'file:///work/r.yaml': rules.replace('given: $.info', 'given: $.info.title') }),
      now: () => 0,
    });
    const reply = await session.setRuleset('r', [{ ruleset: 'r.yaml', baseUri: BOUNDARY, trust: TRUST }], BOUNDARY);
    if (reply.kind === 'problems') return assert.match(reply.problems[0]?.message ?? '', /match|regular/i);
    const lint = await session.lint(request());
    assert.ok(lint.kind === 'done');
    assert.deepEqual(
      lint.outcome.findings.map(({ code }) => code),
      ['operation-operationId'],
    );
    assert.match(lint.outcome.failures[0]?.message ?? '', /thrower could not be applied/);
  });

  it('keeps the last good ruleset under a key when the next one has problems', async () => {
    const session = await sessionWith({ [ROOT]: WITHOUT_OPERATION_ID });
    const reply = await session.setRuleset('r', [{ ruleset: 'nowhere.yaml', baseUri: BOUNDARY, trust: TRUST }], BOUNDARY);
    assert.ok(reply.kind === 'problems' && reply.lastGood?.name === 'specwright:oas');
    assert.deepEqual(codes(await session.lint(request())), ['operation-operationId']);
  });

  it('touches neither disk nor network by itself', async () => {
    const text = WITHOUT_OPERATION_ID.replace(/ {4}get:[\s\S]*$/, '    $ref: http://127.0.0.1:9/x.yaml\n  /b:\n    $ref: /etc/hostname\n');
    const asked: string[] = [];
    const files = memoryFiles({ [ROOT]: text });
    const spied = { ...files, read: (uri: string) => (asked.push(uri), files.read(uri)) };
    const session = await judgingSession(spied, 'specwright:oas', BOUNDARY);
    const reply = await session.lint(request());
    assert.equal(codes(reply).filter((code) => code === 'invalid-ref').length, 2);
    assert.ok(
      asked.every((uri) => uri.startsWith('file:///work/') || uri.startsWith('file:///etc/')),
      asked.join(),
    );
    assert.ok(asked.includes(ROOT));
  });
});
