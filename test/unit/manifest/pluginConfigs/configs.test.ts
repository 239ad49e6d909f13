import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';
import type { Gateway } from '../../../../server/src/manifest/gateway';
import { lackOf } from '../../../../server/src/manifest/pluginConfigs/editions';
import { KNOWN_PLUGINS } from '../../../../server/src/manifest/pluginConfigs/known';
import { pluginFaults } from '../../../../server/src/manifest/pluginConfigs/pluginFaults';

const ENTERPRISE: Gateway = { edition: 'enterprise', version: '3.9' };
const OPEN_SOURCE: Gateway = { edition: 'oss', version: '3.9' };
const cases: JsonValue = parse(readFileSync(join(__dirname, 'configs.yaml'), 'utf8'));
assert.ok(isJsonObject(cases));

const list = (value: JsonValue | undefined): readonly JsonValue[] => (isJsonArray(value) ? value : []);

/** What is wrong with a plugin's config, in the open-source edition where it has the plugin. */
function faults(name: string, config: JsonValue | undefined, more: JsonObject = {}, gateway?: Gateway): string[] {
  const target = gateway ?? (lackOf(name, OPEN_SOURCE) === undefined ? OPEN_SOURCE : ENTERPRISE);
  const found = pluginFaults({ name, ...(config === undefined ? {} : { config }), ...more }, target);
  return found.map(({ message }) => message).filter((message) => !message.startsWith('decK'));
}

describe('plugin configs', () => {
  it('are known for the plugins that have cases here, and the other way round', () => {
    assert.deepEqual(Object.keys(cases).sort(), [...KNOWN_PLUGINS.keys()].sort());
    for (const { source } of KNOWN_PLUGINS.values()) assert.match(source, /3\.9/);
  });

  for (const [name, given] of Object.entries(cases)) {
    const { good, bad } = isJsonObject(given) ? given : {};
    it(`of ${name} pass where Kong takes them`, () => {
      assert.ok(list(good).length > 0);
      for (const config of list(good)) assert.deepEqual(faults(name, config), [], JSON.stringify(config));
    });
    it(`of ${name} are refused where Kong refuses them, for one reason`, () => {
      assert.ok(list(bad).length > 1);
      for (const pair of list(bad)) {
        const [config, reason] = list(pair);
        assert.ok(typeof reason === 'string');
        const found = faults(name, config);
        assert.equal(found.length, 1, `${JSON.stringify(config)}: ${found.join('\n')}`);
        assert.match(found[0] ?? '', new RegExp(`^The gateway would refuse this ${name}: .*${reason}`));
      }
    });
  }

  it('may be missing or null, as long as nothing in them is needed', () => {
    assert.deepEqual(faults('cors', undefined), []);
    assert.deepEqual(faults('cors', null), []);
    assert.match(faults('proxy-cache', undefined).join(), /config\.strategy must be given/);
    assert.match(faults('cors', ['*']).join(), /config must be an object|config must be/);
  });

  it('are not asked for what decK finds elsewhere', () => {
    assert.deepEqual(faults('http-log', undefined, { _config: 'shared-log' }), []);
    assert.match(faults('http-log', { endpoint: 'x' }, { _config: 'shared-log' }).join(), /config\.endpoint is no field/);
  });

  it('of plugins that nobody knows pass', () => {
    assert.deepEqual(faults('my-plugin', { anything: [1, { at: 'all' }] }, { strange: true }), []);
    assert.deepEqual(faults('hmac-auth', { algorithms: 1 }), []);
  });

  it('are for one edition: a plugin that it lacks is named', () => {
    assert.match(
      faults('openid-connect', { issuer: 'i' }, {}, OPEN_SOURCE).join(),
      /openid-connect is a plugin of Kong Enterprise, and the target is open-source Kong 3\.9/,
    );
    assert.match(faults('rate-limiting-advanced', {}, {}, { edition: 'oss', version: '3.4' }).join(), /open-source Kong 3\.4/);
    assert.deepEqual(faults('rate-limiting-advanced', {}, {}, ENTERPRISE), []);
    assert.deepEqual(faults('acl', { allow: ['a'], include_consumer_groups: true }, {}, ENTERPRISE), []);
    assert.deepEqual(faults('rate-limiting', { minute: 1, limit_by: 'consumer-group' }, {}, ENTERPRISE), []);
  });

  it('of a newer gateway are not known to be wrong where it may have learned more', () => {
    const newer: Gateway = { edition: 'enterprise', version: '3.12' };
    const certain = (config: JsonObject) => pluginFaults({ name: 'cors', config }, newer).map((fault) => [fault.certain, fault.message]);
    assert.deepEqual(certain({ allow_origin: true }), [
      [false, 'The gateway would refuse this cors: config.allow_origin is no field that Kong 3.9 knows.'],
    ]);
    assert.equal(certain({ methods: ['QUERY'] })[0]?.[0], false);
    assert.equal(certain({ max_age: 'x' })[0]?.[0], true);
  });
});

describe('what decK refuses and the gateway takes', () => {
  it('is an openid-connect without a salt of its own, and no certain fault', () => {
    const found = (config: JsonObject) => pluginFaults({ name: 'openid-connect', config }, ENTERPRISE);
    assert.deepEqual(found({ issuer: 'i' }), [
      {
        path: ['config'],
        message: 'decK would refuse this openid-connect: config.cache_tokens_salt must be given, since each sync would change it.',
        certain: false,
      },
    ]);
    assert.equal(found({ issuer: 'i', cache_tokens_salt: '' }).length, 1);
    assert.deepEqual(found({ issuer: 'i', cache_tokens_salt: 's' }), []);
  });
});

describe('what stands beside a config', () => {
  it('is checked too', () => {
    assert.deepEqual(
      faults('cors', {}, { enabled: true, tags: ['a'], protocols: ['http', 'https'], instance_name: 'i', ordering: {} }),
      [],
    );
    assert.match(faults('cors', {}, { enable: false }).join(), /: enable is no field .* Do you mean enabled\?/);
    assert.match(faults('cors', {}, { enabled: 'no' }).join(), /: enabled must be true or false/);
    assert.match(faults('cors', {}, { protocols: ['ftp'] }).join(), /: protocols\[0\] must be one of grpc/);
    assert.match(faults('cors', {}, { origins: ['*'] }).join(), /: origins is no field/);
  });

  it('may name a consumer where the plugin can be one consumer’s', () => {
    assert.deepEqual(faults('rate-limiting', { minute: 1 }, { consumer: 'c' }), []);
    assert.match(faults('key-auth', {}, { consumer: 'c' }).join(), /It cannot be one consumer’s/);
  });
});
