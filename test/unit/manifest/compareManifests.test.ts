import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isJsonArray, isJsonObject, valueAt, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { pathOfPointer } from '../../../server/src/document/jsonPath';
import { compareManifests, type EntityDifference } from '../../../server/src/manifest/compareManifests';
import { manifestOf, oddOptions, oddSpecs } from './oddSpecs';

/** A shop as a person or decK would write it. */
const SHOP: JsonObject = {
  _format_version: '3.0',
  services: [
    {
      name: 'shop',
      host: 'shop.example.com',
      port: 443,
      plugins: [{ name: 'cors', config: { credentials: true, max_age: 60 } }],
      routes: [
        { name: 'list', methods: ['GET', 'HEAD'], paths: ['/books'], plugins: [{ name: 'acl', config: { allow: ['a', 'b'] } }] },
        { name: 'add', methods: ['POST'], paths: ['/books'] },
      ],
    },
  ],
  upstreams: [{ name: 'shop.upstream', targets: [{ target: 'a:80' }, { target: 'b:80', weight: 5 }] }],
  consumers: [{ username: 'anna', keyauth_credentials: [{ key: 'k1' }] }],
};

/** The difference in short: `+ route list`, `~ service shop: host`. */
function inShort(differences: readonly EntityDifference[]): string[] {
  return differences.map((difference) => {
    const { change, kind, name, owners } = difference;
    const of = owners.map(([owner, by]) => ` of ${owner} ${by}`).join('');
    const at = difference.change === 'changed' ? `: ${difference.values.map(({ path }) => path).join(', ')}` : '';
    return `${{ added: '+', changed: '~', removed: '-' }[change]} ${kind} ${name}${of}${at}`;
  });
}

/** A copy of a config in which one place has another value, or none. */
function withAt(value: JsonValue, path: readonly (string | number)[], put: JsonValue | undefined): JsonValue {
  const [first, ...rest] = path;
  if (first === undefined) return put ?? null;
  if (isJsonArray(value)) {
    const items = value.flatMap((item, index): JsonValue[] => {
      if (index !== first) return [item];
      return rest.length === 0 && put === undefined ? [] : [withAt(item, rest, put)];
    });
    return first === value.length && put !== undefined ? [...items, put] : items;
  }
  assert.ok(isJsonObject(value), `no object before ${String(first)}`);
  const { [first]: old, ...others } = value;
  return rest.length === 0 && put === undefined ? others : { ...others, [first]: withAt(old ?? null, rest, put) };
}

function edited(path: string, put?: JsonValue): JsonObject {
  const changed = withAt(
    SHOP,
    (pathOfPointer(path) ?? []).map((segment) => (/^\d+$/.test(segment) ? Number(segment) : segment)),
    put,
  );
  assert.ok(isJsonObject(changed));
  return changed;
}

describe('comparing manifests', () => {
  it('names what is added, changed and removed, with whom it belongs to', () => {
    const cases: [string, JsonValue | undefined, string][] = [
      ['/services/0/host', 'new.example.com', '~ service shop: host'],
      ['/services/0/routes/1', undefined, '- route add of service shop'],
      ['/services/0/routes/2', { name: 'drop' }, '+ route drop of service shop'],
      ['/services/0/plugins/0/config/max_age', 61, '~ plugin cors of service shop: config.max_age'],
      ['/services/0/routes/0/plugins/0/config/allow', ['b', 'a'], '~ plugin acl of route list: config.allow'],
      ['/services/0/routes/0/plugins/1', { name: 'jwt' }, '+ plugin jwt of route list'],
      ['/upstreams/0/targets/1/weight', 6, '~ target b:80 of upstream shop.upstream: weight'],
      ['/upstreams/0/targets/0', undefined, '- target a:80 of upstream shop.upstream'],
      ['/consumers/0/keyauth_credentials/0', undefined, '- key-auth credential k1 of consumer anna'],
      ['/_info', { select_tags: ['x'] }, '~ file : _info'],
    ];
    for (const [path, put, expected] of cases) assert.deepEqual(inShort(compareManifests(SHOP, edited(path, put))), [expected], path);
  });

  it('tells both values, and only the one that there is', () => {
    const [changed] = compareManifests(SHOP, edited('/services/0/port', 80));
    assert.deepEqual(changed?.change === 'changed' && changed.values, [{ path: 'port', before: 443, after: 80 }]);
    const [added] = compareManifests(SHOP, edited('/services/0/path', '/v1'));
    assert.deepEqual(added?.change === 'changed' && added.values, [{ path: 'path', after: '/v1' }]);
  });

  it('sees no difference where the gateway sees none', () => {
    const same: [string, JsonValue | undefined][] = [
      ['/services/0/routes/0/methods', ['HEAD', 'GET']],
      ['/services/0/tags', []],
      ['/services/0/routes/1/plugins', []],
      ['/services/0/path', null],
      ['/services/0/id', '5f0c2a9e-6f5e-4a53-9a5b-6d2e8f1b7c40'],
    ];
    for (const [path, put] of same) assert.deepEqual(compareManifests(SHOP, edited(path, put)), [], path);
  });

  it('knows what the gateway fills in by itself, as `deck file render` writes it out', () => {
    const written: [string, JsonValue][] = [
      ['/services/0/connect_timeout', 60_000],
      ['/services/0/retries', 5],
      ['/services/0/routes/0/protocols', ['https', 'http']],
      ['/services/0/routes/0/strip_path', true],
      ['/services/0/plugins/0/enabled', true],
      ['/upstreams/0/slots', 10_000],
      ['/upstreams/0/targets/0/weight', 100],
      ['/upstreams/0/healthchecks', { active: { concurrency: 10, healthy: { http_statuses: [200, 302] } }, passive: {} }],
    ];
    for (const [path, put] of written) {
      assert.deepEqual(compareManifests(SHOP, edited(path, put)), [], path);
      assert.deepEqual(compareManifests(edited(path, put), SHOP), [], path);
    }
    assert.deepEqual(inShort(compareManifests(SHOP, edited('/services/0/retries', 6))), ['~ service shop: retries']);
    assert.deepEqual(inShort(compareManifests(SHOP, edited('/services/0/routes/0/strip_path', false))), [
      '~ route list of service shop: strip_path',
    ]);
    const checks = edited('/upstreams/0/healthchecks', { active: { concurrency: 11, timeout: 1 } });
    assert.deepEqual(inShort(compareManifests(SHOP, checks)), ['~ upstream shop.upstream: healthchecks.active.concurrency']);
  });

  it('takes what stands at the top and names its owner for what stands inside it', () => {
    const { services: _services, upstreams: _upstreams, consumers: _consumers, ...file } = SHOP;
    const flat: JsonObject = {
      ...file,
      services: [{ id: 's1', name: 'shop', port: 443, host: 'shop.example.com' }],
      routes: [
        { name: 'add', service: 'shop', methods: ['POST'], paths: ['/books'] },
        { name: 'list', service: { name: 'shop' }, methods: ['GET', 'HEAD'], paths: ['/books'] },
      ],
      plugins: [
        { name: 'acl', route: { name: 'list' }, config: { allow: ['a', 'b'] } },
        { name: 'cors', service: { id: 's1' }, config: { max_age: 60, credentials: true } },
      ],
      consumers: [{ username: 'anna' }],
      keyauth_credentials: [{ consumer: { username: 'anna' }, key: 'k1' }],
      upstreams: [{ name: 'shop.upstream' }],
      targets: [
        { upstream: { name: 'shop.upstream' }, target: 'b:80', weight: 5 },
        { upstream: 'shop.upstream', target: 'a:80' },
      ],
    };
    assert.deepEqual(inShort(compareManifests(SHOP, flat)), []);
    assert.deepEqual(inShort(compareManifests(flat, SHOP)), []);
  });

  it('matches by name, then by id: a new name is a change where the id stays', () => {
    const before = edited('/services/0/routes/1/id', 'r2');
    const renamed = withAt(before, ['services', 0, 'routes', 1, 'name'], 'create');
    assert.ok(isJsonObject(renamed));
    assert.deepEqual(inShort(compareManifests(before, renamed)), ['~ route create of service shop: name']);
    assert.deepEqual(inShort(compareManifests(SHOP, edited('/services/0/routes/1/name', 'create'))), [
      '+ route create of service shop',
      '- route add of service shop',
    ]);
    const otherId = withAt(before, ['services', 0, 'routes', 1, 'id'], 'r3');
    assert.ok(isJsonObject(otherId));
    assert.deepEqual(inShort(compareManifests(before, otherId)), ['~ route add of service shop: id']);
  });

  it('says when an entity has moved to another owner', () => {
    const second = edited('/services/1', { name: 'other', routes: [{ name: 'add', methods: ['POST'], paths: ['/books'] }] });
    const moved = withAt(second, ['services', 0, 'routes', 1], undefined);
    assert.ok(isJsonObject(moved));
    assert.deepEqual(inShort(compareManifests(SHOP, moved)), ['+ service other', '~ route add of service other: service']);
  });

  it('reads texts that are JSON as what they say', () => {
    const config = (schema: string): JsonObject => ({ plugins: [{ name: 'request-validator', config: { body_schema: schema } }] });
    assert.deepEqual(compareManifests(config('{"a":1,"b":2}'), config('{ "b": 2, "a": 1 }')), []);
    assert.deepEqual(
      inShort(compareManifests(config('{"properties":{"a":{"type":"string"}}}'), config('{"properties":{"a":{"type":"number"}}}'))),
      ['~ plugin request-validator: config.body_schema.properties.a.type'],
    );
    assert.equal(compareManifests(config('{'), config('{ ')).length, 1);
  });

  it('keeps apart what has the same name, and what has none', () => {
    const twins = (...hosts: string[]): JsonObject => ({ services: hosts.map((host) => ({ host })) });
    assert.deepEqual(compareManifests(twins('a', 'b'), twins('b', 'a')), []);
    assert.deepEqual(inShort(compareManifests(twins('a', 'b'), twins('b'))), ['- service {"host":"a"}']);
    const twice: JsonObject = { plugins: [{ name: 'cors' }, { name: 'cors' }] };
    assert.deepEqual(inShort(compareManifests(twice, { plugins: [{ name: 'cors' }] })), ['- plugin cors']);
  });
});

/** The same config as somebody else could have written it: keys and entities in another order. */
function shuffled(value: JsonValue, key = ''): JsonValue {
  if (isJsonArray(value)) {
    const items = value.map((item) => shuffled(item));
    return ['services', 'routes', 'plugins', 'upstreams', 'tags'].includes(key) ? items.reverse() : items;
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [[name, shuffled(member, name)] as const],
  );
  return Object.fromEntries(entries.reverse());
}

describe('comparing any manifest of ours', () => {
  it('finds nothing in itself, in whatever order', () => {
    fc.assert(
      fc.property(oddSpecs, oddOptions, (spec, options) => {
        const { config } = manifestOf(spec, options).manifest;
        const other = shuffled(config);
        assert.ok(isJsonObject(other));
        assert.deepEqual(compareManifests(config, other), []);
      }),
      { numRuns: 100 },
    );
  });

  it('finds what goes as added the other way round, and each place in its config', () => {
    fc.assert(
      fc.property(oddSpecs, oddSpecs, oddOptions, (one, other, options) => {
        const [a, b] = [one, other].map((spec) => manifestOf(spec, options).manifest.config);
        assert.ok(a !== undefined && b !== undefined);
        const there = compareManifests(a, b);
        const back = compareManifests(b, a);
        const names = (list: readonly EntityDifference[], wanted: EntityDifference['change']): string[] =>
          inShort(list.filter(({ change }) => change === wanted))
            .map((line) => line.slice(1))
            .sort();
        assert.deepEqual(names(there, 'added'), names(back, 'removed'));
        assert.deepEqual(names(there, 'removed'), names(back, 'added'));
        for (const { pointer, change } of there)
          assert.notEqual(valueAt(change === 'removed' ? a : b, pathOfPointer(pointer) ?? ['?']), undefined, pointer);
      }),
      { numRuns: 100 },
    );
  });

  it('finds a value that was changed in any place', () => {
    const scalars = (value: JsonValue | undefined, path: (string | number)[] = []): (string | number)[][] =>
      isJsonArray(value)
        ? value.flatMap((item, index) => scalars(item, [...path, index]))
        : isJsonObject(value)
          ? Object.entries(value).flatMap(([key, member]) => scalars(member, [...path, key]))
          : [path];
    fc.assert(
      fc.property(oddSpecs, oddOptions, fc.nat(), (spec, options, which) => {
        const { config } = manifestOf(spec, options).manifest;
        const places = scalars(config);
        const place = places[which % places.length] ?? [];
        const changed = withAt(config, place, 'something else');
        assert.ok(isJsonObject(changed));
        assert.notDeepEqual(compareManifests(config, changed), [], place.join('/'));
      }),
      { numRuns: 200 },
    );
  });
});
