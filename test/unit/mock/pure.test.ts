import assert from 'node:assert/strict';
import dns from 'node:dns';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { ask, mockOf } from './specOf';
import { PETSTORE } from './petstore';

/** What a library would reach out with. */
const WAYS_OUT: [object, string[]][] = [
  [fs, ['readFile', 'readFileSync', 'openSync', 'open', 'createReadStream', 'writeFileSync']],
  [http, ['request', 'get']],
  [https, ['request', 'get']],
  [net, ['connect', 'createConnection']],
  [dns, ['lookup', 'resolve']],
  [globalThis, ['fetch']],
];

describe('mock: reaches out to nothing', () => {
  it('answers with files, network and fetch made to throw', async () => {
    const mock = mockOf(PETSTORE);
    await ask(mock, 'GET /v1/pets');
    const used: string[] = [];
    const restore = WAYS_OUT.flatMap(([holder, names]) =>
      names.map((name) => {
        const original: unknown = Reflect.get(holder, name);
        Reflect.set(holder, name, () => {
          used.push(name);
          throw new Error(`${name} was called`);
        });
        return () => Reflect.set(holder, name, original);
      }),
    );
    try {
      const text = PETSTORE.replace(
        'description: Created',
        "description: Created\n          x-external: {$ref: 'https://example.com/a.yaml'}",
      );
      const fresh = mockOf(text, {}, true);
      await ask(fresh, 'GET /v1/pets/3', { 'x-request-id': 'abcd' });
      await ask(fresh, 'POST /v1/pets', {}, { name: 'x' });
    } finally {
      for (const undo of restore) undo();
    }
    assert.deepEqual(used, []);
  });
});
