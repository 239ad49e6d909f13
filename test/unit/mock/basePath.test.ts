import assert from 'node:assert/strict';
import { basePathsOf, swaggerBasePath } from '../../../server/src/mock/basePath';

describe('mock: base paths', () => {
  const cases: [string, Parameters<typeof basePathsOf>[0], string[]][] = [
    ['no servers', undefined, ['']],
    ['an empty list', [], ['']],
    ['the root', [{ url: '/' }], ['']],
    ['an address with a path', [{ url: 'https://api.example.com/v1' }], ['/v1']],
    ['a trailing slash', [{ url: 'https://api.example.com/v1/' }], ['/v1']],
    ['an address without a path', [{ url: 'https://api.example.com' }], ['']],
    ['a port and a query', [{ url: 'http://localhost:8080/a/b?x=1#y' }], ['/a/b']],
    ['a relative path', [{ url: '/v2' }], ['/v2']],
    ['a relative path without a slash', [{ url: 'v2' }], ['/v2']],
    ['dots', [{ url: '../v2/./x' }], ['/v2/x']],
    ['an address without a scheme', [{ url: '//api.example.com/v3' }], ['/v3']],
    ['several servers, one twice', [{ url: '/v1' }, { url: 'https://x.example/v2' }, { url: '/v1' }], ['/v1', '/v2']],
    [
      'a variable with its default',
      [{ url: 'https://{region}.example.com/{stage}', variables: { region: { default: 'eu' }, stage: { default: 'prod' } } }],
      ['/prod'],
    ],
    ['a variable with an enum', [{ url: '/{v}', variables: { v: { default: 'v2', enum: ['v1', 'v2'] } } }], ['/v2', '/v1']],
    ['a number as default', [{ url: '/v{n}', variables: { n: { default: 3 } } }], ['/v3']],
    [
      'a host that is all variable',
      [{ url: '{scheme}://{host}/x', variables: { scheme: { default: 'https' }, host: { default: 'a.example' } } }],
      ['/x'],
    ],
    ['a default with a dollar', [{ url: '/{a}', variables: { a: { default: '$&' } } }], ['/$&']],
  ];
  for (const [name, servers, expected] of cases) it(name, () => assert.deepEqual(basePathsOf(servers), expected));

  it('bounds what variables write out to', () => {
    const variables = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [name, { default: '0', enum: Array.from({ length: 30 }, (_, index) => String(index)) }]),
    );
    assert.equal(basePathsOf([{ url: '/{a}/{b}/{c}', variables }]).length, 50);
  });

  it('reads Swagger 2', () => {
    assert.equal(swaggerBasePath('/v2/'), '/v2');
    assert.equal(swaggerBasePath(undefined), '');
  });
});
