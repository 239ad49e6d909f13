import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { writeManifest } from '../../../server/src/manifest/writeManifest';
import { exported, objectAt, shop } from './exported';

const TEXT = shop(`x-kong-tags: ['on', 'a: b c', "multi\\nline", '=']
x-kong-plugin-a: { config: { yes: 'yes', oct: '012', date: '2024-01-01', time: '12:30:45', num: '1_000', tilde: '~', long: "${'word '.repeat(60)}" } }
paths:
  /a/{id}: { get: {} }
`).replace("'a: b c', ", '');

describe('writeManifest', () => {
  it('gives the same bytes each time', () => {
    for (const format of ['yaml', 'json'] as const) {
      assert.equal(writeManifest(exported(TEXT), format, ['x']), writeManifest(exported(TEXT), format, ['x']));
    }
  });

  it('is read back as the same config, by YAML 1.1 readers as well', () => {
    const manifest = exported(TEXT);
    const yaml = writeManifest(manifest, 'yaml', []);
    assert.deepEqual(parse(yaml), manifest.config);
    assert.deepEqual(parse(yaml, { version: '1.1' }), manifest.config);
    assert.deepEqual(JSON.parse(writeManifest(manifest, 'json', [])), manifest.config);
  });

  it('begins with the header as comments, line breaks in it included', () => {
    const yaml = writeManifest(exported(TEXT), 'yaml', ['Generated from a\nservices: [] ', '']);
    assert.match(yaml, /^# Generated from a\n# services: \[\]\n#\n_format_version: "3\.0"\n/);
  });

  it('has the keys of every object in alphabetical order', () => {
    const { config } = exported(TEXT);
    assert.deepEqual(Object.keys(config), ['_format_version', 'services', 'upstreams']);
    const order = ['date', 'long', 'num', 'oct', 'tilde', 'time', 'yes'];
    assert.deepEqual(Object.keys(objectAt(exported(TEXT), 'services', 0, 'plugins', 0, 'config')), order);
  });

  it('ends with a line break', () => {
    for (const format of ['yaml', 'json'] as const) assert.match(writeManifest(exported(TEXT), format, []), /[^\n]\n$/);
  });

  it('keeps header lines out of JSON', () => assert.match(writeManifest(exported(TEXT), 'json', ['x']), /^\{/));
});
