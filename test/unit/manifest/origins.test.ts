import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Document } from '../../../server/src/document/document';
import { pathOfPointer, pointerOf } from '../../../server/src/document/jsonPath';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { Manifest } from '../../../server/src/manifest/manifest';
import { writeManifest } from '../../../server/src/manifest/writeManifest';
import { ROOT } from './exported';
import { manifestOf, oddOptions, oddSpecs, securedOptions, securedSpecs } from './oddSpecs';

/** The pointers of all entities of a config, found by what the gateway calls an entity. */
function entitiesOf(config: JsonObject): string[] {
  const listed = (path: (string | number)[], value: JsonValue | undefined): string[] =>
    isJsonArray(value) ? value.map((_, index) => pointerOf([...path, index])) : [];
  const nested = (path: (string | number)[], value: JsonValue | undefined): string[] =>
    isJsonArray(value)
      ? value.flatMap((entity, index) =>
          isJsonObject(entity)
            ? ['routes', 'plugins'].flatMap((key) => [
                ...listed([...path, index, key], entity[key]),
                ...nested([...path, index, key], entity[key]),
              ])
            : [],
        )
      : [];
  return ['services', 'upstreams', 'plugins', 'consumers'].flatMap((key) => [...listed([key], config[key]), ...nested([key], config[key])]);
}

/** Holds that each entity comes from a place that exists, and that no other place is named. */
function assertOrigins(manifest: Manifest, document: Document): void {
  assert.deepEqual([...manifest.origins.keys()].sort(), entitiesOf(manifest.config).sort());
  for (const [pointer, { uri, path }] of manifest.origins) {
    assert.equal(uri, ROOT);
    assert.notEqual(valueAt(document.value, path), undefined, pointer);
    assert.notEqual(valueAt(manifest.config, pathOfPointer(pointer) ?? ['?']), undefined, pointer);
  }
}

describe('origins', () => {
  it('name a place that exists for every service, upstream, route and plugin, and nothing else', () => {
    fc.assert(
      fc.property(oddSpecs, oddOptions, (value, given) => {
        const { manifest, document } = manifestOf(value, given);
        assertOrigins(manifest, document);
        assert.deepEqual(
          [...manifest.paths.keys()].sort(),
          [...manifest.origins.keys()].filter((pointer) => /\/routes\/\d+$/.test(pointer)).sort(),
        );
        for (const path of manifest.paths.values()) assert.notEqual(valueAt(document.value, ['paths', path]), undefined, path);
      }),
      { numRuns: 150 },
    );
  });

  it('name one for every consumer and every plugin that enforces security, too', () => {
    let consumers = 0;
    fc.assert(
      fc.property(securedSpecs, securedOptions, (value, given) => {
        const document = new Document(ROOT, 0, JSON.stringify(value), 'json');
        const outcome = exportManifest(document, given);
        fc.pre(outcome.ok);
        assertOrigins(outcome.manifest, document);
        consumers += [...outcome.manifest.origins.keys()].filter((pointer) => pointer.startsWith('#/consumers/')).length;
      }),
      { numRuns: 40 },
    );
    assert.ok(consumers > 0, 'some of them have consumers');
  });

  it('lead from a route to its operation and from a plugin to its extension', () => {
    const value = {
      openapi: '3.0.0',
      info: { title: 'a' },
      'x-kong-plugin-cors': {},
      paths: { '/a~b': { get: { 'x-kong-plugin-acl': {} } } },
    };
    const { manifest } = manifestOf(value, {});
    const path = (pointer: string) => manifest.origins.get(pointer)?.path;
    assert.deepEqual(path('#/services/0'), []);
    assert.deepEqual(path('#/services/0/plugins/0'), ['x-kong-plugin-cors']);
    assert.deepEqual(path('#/services/0/routes/0'), ['paths', '/a~b', 'get']);
    assert.deepEqual(path('#/services/0/routes/0/plugins/0'), ['paths', '/a~b', 'get', 'x-kong-plugin-acl']);
  });
});

describe('exporting twice', () => {
  it('gives the same bytes, whatever the order of keys in the document', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      return isJsonObject(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, reversed(member)]),
          )
        : value;
    };
    fc.assert(
      fc.property(oddSpecs, oddOptions, (value, given) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        assert.equal(
          writeManifest(manifestOf(plain, given).manifest, 'yaml', []),
          writeManifest(manifestOf(reversed(plain), given).manifest, 'yaml', []),
        );
      }),
      { numRuns: 50 },
    );
  });
});
