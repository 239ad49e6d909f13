import assert from 'node:assert/strict';
import type { ISpectralDiagnostic } from '@stoplight/spectral-core';
import { isSyntaxFault } from '../../../server/src/document/finding';
import { uriOfPath } from '../../../server/src/document/uri';
import { faultsOfParts } from '../../../server/src/lint/brokenRun';
import { judgementOf, judgingSession, requestOf } from '../../support/judgingSession';

const FOLDER = 'file:///specs';
const ROOT = `${FOLDER}/openapi.yaml`;
const REFERRING = ['b.json', 'a.yaml', 'c.yaml'].map((name) => `  /${name}: { $ref: ${name} }\n`).join('');

/** What is wrong with the syntax of each of several parts. */
const TEXTS: Readonly<Record<string, string>> = {
  [ROOT]: `openapi: 3.0.3\ninfo: { title: Pets, version: '1' }\npaths:\n${REFERRING}`,
  [`${FOLDER}/a.yaml`]: 'get:\n  200: x\n  tags: [a\n  a: "\npost: { a }}\nget: 1\n',
  [`${FOLDER}/b.json`]: '{\n\t"get": { "tags": [1,, 2] "a": 1 },\n  "get": {}, 4\n',
  [`${FOLDER}/c.yaml`]: 'get: {}\n',
};

describe('what is wrong with the parts of a document', () => {
  it('is what Spectral says where it does not fall over them, in its order', async () => {
    const session = await judgingSession(TEXTS, 'specwright:oas', FOLDER, { engine: 'stock' });
    const { findings } = await judgementOf(session, requestOf(ROOT, FOLDER));
    const theirs = findings.filter(isSyntaxFault);
    const ours = faultsOfParts(ROOT, new Map(Object.entries(TEXTS)), () => true);
    const told = ({ message, path, range, source }: ISpectralDiagnostic) => ({ message, path, range, uri: uriOfPath(source ?? '') });
    assert.deepEqual(
      ours.map(told),
      theirs.map(({ message, path, range, uri }) => ({ message, path, range, uri })),
    );
    assert.deepEqual([...new Set(ours.map(({ source }) => source))], ['/specs/a.yaml', '/specs/b.json']);
  });

  it('is nothing to stop at where nobody types into those that are broken', () => {
    const texts = new Map(Object.entries(TEXTS));
    assert.deepEqual(
      faultsOfParts(ROOT, texts, (uri) => uri.endsWith('c.yaml')),
      [],
    );
    assert.ok(faultsOfParts(ROOT, texts, (uri) => uri.endsWith('a.yaml')).some(({ source }) => source === '/specs/b.json'));
  });
});
