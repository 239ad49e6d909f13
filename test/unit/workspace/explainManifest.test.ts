import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineCounter, parseDocument } from 'yaml';
import { Document } from '../../../server/src/document/document';
import { pathOfPointer } from '../../../server/src/document/jsonPath';
import type { Range } from '../../../server/src/document/position';
import { collectDocuments } from '../../../server/src/workspace/collectDocuments';
import { explainManifest } from '../../../server/src/workspace/explainManifest';
import type { Explanation } from '../../../server/src/workspace/explained';
import { exportDocument } from '../../../server/src/workspace/exportDocument';
import type { ManifestOptions } from '../../../server/src/manifest/manifest';
import { memoryFiles } from '../../support/memoryFiles';
import { oddOptions, oddSpecs } from '../manifest/oddSpecs';

const ROOT = 'file:///project/spec.yaml';

async function explained(text: string, options: ManifestOptions = {}, parts: Readonly<Record<string, string>> = {}) {
  const collected = await collectDocuments(new Document(ROOT, 0, text), memoryFiles(parts));
  const outcome = await exportDocument(collected, options, 'yaml', 'file:///project');
  assert.ok(outcome.ok, JSON.stringify(outcome));
  const written = new Document('file:///project/spec.kong.yaml', 0, outcome.text);
  return { explanation: explainManifest(collected, outcome.manifest, written), collected, written, manifest: outcome.manifest };
}

function textAt({ lines, text }: Document, { start, end }: Range): string {
  return text.slice(lines.offsetAt(start), lines.offsetAt(end));
}

/** The routes of an operation. */
function routesAt({ operations }: Explanation, method: string, path: string) {
  return operations.find((each) => each.method === method && each.path === path)?.routes ?? [];
}

describe('explaining a manifest', () => {
  it('finds every entity in the text, as another YAML reader does, and the keys of its operations', async () => {
    await fc.assert(
      fc.asyncProperty(oddSpecs, oddOptions, async (value, options) => {
        const { explanation, collected, written, manifest } = await explained(JSON.stringify(value, null, 2), options);
        const counter = new LineCounter();
        const tree = parseDocument(written.text, { lineCounter: counter });
        assert.deepEqual(
          explanation.entities.map(({ pointer }) => pointer),
          [...manifest.origins.keys()],
        );
        for (const { pointer, first, end } of explanation.entities) {
          const path = (pathOfPointer(pointer) ?? []).map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment));
          const node = tree.getIn(path, true);
          assert.ok(typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range));
          assert.equal(first, counter.linePos(Number(node.range[0])).line - 1, `${pointer} in\n${written.text}`);
          assert.ok(first < end && end <= written.lines.lineCount);
        }
        const { root } = collected;
        for (const { method, path, methodKey, pathKey, routes } of explanation.operations) {
          assert.deepEqual([textAt(root, methodKey.range), textAt(root, pathKey.range)], [method.toLowerCase(), path]);
          assert.ok(routes.length > 0);
        }
        const routes = explanation.operations.flatMap((operation) => operation.routes.map(({ pointer }) => pointer));
        assert.deepEqual(routes.sort(), [...manifest.paths.keys()].sort());
      }),
      { numRuns: 60 },
    );
  });

  const levels = `openapi: 3.0.3
info: { title: Shop, version: '1' }
servers: [{ url: https://shop.example.com }]
x-kong-plugin-cors: {}
x-kong-plugin-acl: {}
x-kong-plugin-jwt: { consumer: anna }
paths:
  /a:
    x-kong-plugin-acl: {}
    get: { x-kong-plugin-cors: {}, x-kong-plugin-bot-detection: {} }
    post: {}
  /own:
    servers: [{ url: https://own.example.com }]
    get: {}
    put: { servers: [{ url: https://put.example.com }] }
`;

  it('says which plugins are in force at an operation and which level asks for them', async () => {
    const { explanation } = await explained(levels);
    const inForce = (method: string, path: string) =>
      routesAt(explanation, method, path)[0]?.plugins.map(({ name, from, consumer, place }) => [
        name,
        from,
        place.range.start.line + 1,
        consumer,
      ]);
    assert.deepEqual(inForce('GET', '/a')?.sort(), [
      ['acl', 'path', 9, undefined],
      ['bot-detection', 'operation', 10, undefined],
      ['cors', 'operation', 10, undefined],
      ['jwt', 'document', 6, 'anna'],
    ]);
    assert.deepEqual(inForce('POST', '/a')?.sort(), [
      ['acl', 'path', 9, undefined],
      ['cors', 'document', 4, undefined],
      ['jwt', 'document', 6, 'anna'],
    ]);
    // A service of a path takes the document's plugins over, but those of a consumer; the route of an operation with a service of its own takes all.
    const named = (method: string) =>
      inForce(method, '/own')
        ?.map(([name, from]) => `${name} ${from}`)
        .sort();
    assert.deepEqual(named('GET'), ['acl document', 'cors document']);
    assert.deepEqual(named('PUT'), ['acl document', 'cors document', 'jwt document']);
  });

  it('names no plugin that is turned off, and the one that the gateway runs in its place', async () => {
    const off = '{ enabled: false }';
    const { explanation } = await explained(
      levels
        .replace('x-kong-plugin-cors: {}, ', `x-kong-plugin-cors: ${off}, `)
        .replace('x-kong-plugin-jwt: {', 'x-kong-plugin-jwt: { enabled: false,'),
    );
    assert.deepEqual(
      routesAt(explanation, 'GET', '/a')[0]
        ?.plugins.map(({ name, from }) => `${name} ${from}`)
        .sort(),
      ['acl path', 'bot-detection operation', 'cors document'],
    );
  });

  it('goes through the $refs of path items, into other files and with a path of its own for each', async () => {
    const text = levels.replace(/ {2}\/own:[\s\S]*/, '  /b: { $ref: parts.yaml#/shared }\n  /c: { $ref: parts.yaml#/shared }\n');
    const parts = 'file:///project/parts.yaml';
    const { explanation, collected } = await explained(text, {}, { [parts]: 'shared:\n  "get": { x-kong-plugin-acl: {} }\n' });
    const shared = explanation.operations.filter(({ methodKey }) => methodKey.uri === parts);
    assert.deepEqual(
      shared.map(({ path, routes }) => [path, routes[0]?.name]),
      [
        ['/b', 'shop_b_get'],
        ['/c', 'shop_c_get'],
      ],
    );
    for (const { path, methodKey, pathKey } of shared) {
      const part = collected.documents.get(parts);
      assert.ok(part !== undefined);
      assert.deepEqual([textAt(part, methodKey.range), textAt(collected.root, pathKey.range)], ['get', path]);
    }
  });

  it('tells the routes of header values apart', async () => {
    const header = "{ name: X-V, in: header, required: true, schema: { type: string, enum: ['1', '2'] } }";
    const { explanation } = await explained(
      `openapi: 3.0.3\ninfo: { title: a, version: '1' }\npaths: { /a: { get: { parameters: [${header}] } } }\n`,
    );
    assert.deepEqual(
      routesAt(explanation, 'GET', '/a').map(({ headers }) => headers),
      [{ 'X-V': ['1'] }, { 'X-V': ['2'] }, undefined],
    );
  });
});
