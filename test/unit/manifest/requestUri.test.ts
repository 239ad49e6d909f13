import assert from 'node:assert/strict';
import { hostNameOf, parseRequestUri, portOf } from '../../../server/src/manifest/requestUri';

describe('parseRequestUri', () => {
  const read: readonly (readonly [text: string, scheme: string, host: string, path: string])[] = [
    ['https://api.example.com/v1', 'https', 'api.example.com', '/v1'],
    ['HTTP://API.example.com', 'http', 'API.example.com', ''],
    ['https://u:p@api.example.com:8443/x?y=/z', 'https', 'api.example.com:8443', '/x'],
    ['/v1', '', '', '/v1'],
    ['//api.example.com/v1', '', '', '//api.example.com/v1'],
    ['https://h/a%20b#c', 'https', 'h', '/a b#c'],
    ['https://[::1]:80/', 'https', '[::1]:80', '/'],
    ['/%E4%BDx%FF', '', '', '/\uFFFD\uFFFDx\uFFFD'],
    ['/%E4%BD%A0', '', '', '/\u4F60'],
    ['localhost:8080/x', 'localhost', '', ''],
    ['*', '', '', '*'],
  ];
  for (const [text, scheme, host, path] of read) {
    it(`reads ${text}`, () => {
      const uri = parseRequestUri(text);
      assert.ok(typeof uri !== 'string');
      assert.deepEqual([uri.scheme, uri.host, uri.path], [scheme, host, path]);
    });
  }

  const refused = [
    '',
    'api.example.com',
    '1http://h',
    ':x',
    'https://{host}/',
    'https://h:port/',
    'https://a:1:2/',
    'https://h/%zz',
    'https://h%41/',
    'https://[::1',
    'https://us er@h/',
    'https://h/\n',
  ];
  for (const text of refused) it(`refuses ${JSON.stringify(text)} in words`, () => assert.equal(typeof parseRequestUri(text), 'string'));
});

describe('hostNameOf and portOf', () => {
  const hosts: readonly (readonly [host: string, name: string, port: string])[] = [
    ['a.b', 'a.b', ''],
    ['a.b:80', 'a.b', '80'],
    ['[::1]', '::1', ''],
    ['[::1]:8443', '::1', '8443'],
    [':80', '', '80'],
  ];
  for (const [host, name, port] of hosts) it(host, () => assert.deepEqual([hostNameOf(host), portOf(host)], [name, port]));
});
