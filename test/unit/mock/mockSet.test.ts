import assert from 'node:assert/strict';
import { MockSet } from '../../../server/src/mock/mockSet';
import { PETSTORE } from './petstore';
import { specOf } from './specOf';

describe('mock: a set of mocks', () => {
  it('says that nothing is served before anything is', async () => {
    const response = await new MockSet({ dynamic: false }).respond({ method: 'GET', target: '/', headers: {} });
    assert.equal(response.status, 503);
    assert.equal(response.headers['content-type'], 'application/problem+json');
  });

  it('says so as well when the first text is broken, and serves once it is not', async () => {
    const set = new MockSet({ dynamic: false });
    assert.deepEqual(set.serve([specOf('openapi: [')]).good, []);
    assert.equal((await set.respond({ method: 'GET', target: '/v1/pets', headers: {} })).status, 503);
    const { good, problems, entry } = set.serve([specOf(PETSTORE)]);
    assert.deepEqual([good, problems, entry], [[specOf('').root], [], '/v1/pets']);
    assert.equal((await set.respond({ method: 'GET', target: '/v1/pets', headers: {} })).status, 200);
  });

  it('forgets a specification that is no longer given', async () => {
    const set = new MockSet({ dynamic: false });
    set.serve([specOf(PETSTORE)]);
    set.serve([]);
    assert.equal((await set.respond({ method: 'GET', target: '/v1/pets', headers: {} })).status, 503);
  });
});
