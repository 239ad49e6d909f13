import assert from 'node:assert/strict';
import { withoutParent } from '../../../../server/src/lint/engine/withoutParent';
import { judgementOf, judgingSession, requestOf } from '../../../support/judgingSession';

const FOLDER = 'file:///specs';
const ROOT = `${FOLDER}/openapi.json`;

async function judged(parameters: unknown, engine: 'graph' | 'stock'): Promise<{ places: string[]; failures: number }> {
  const responses = { '200': { description: 'Fine.' } };
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    paths: { '/a/{id}': { get: { parameters, responses } } },
  });
  const session = await judgingSession({ [ROOT]: text }, 'specwright:owasp', FOLDER, { engine });
  const { findings, failures } = await judgementOf(session, requestOf(ROOT, FOLDER));
  return {
    places: findings.filter(({ code }) => code.endsWith('no-numeric-ids')).map(({ path }) => path.join('/')),
    failures: failures.length,
  };
}

const schema = { type: 'integer' };

describe('a JSONPath that goes back up', () => {
  it('is asked of the object itself', () => {
    assert.equal(
      withoutParent('$.paths..parameters[*][?(@property === "name" && (@ === "id" || @.match(/x/)))]^.schema'),
      '$.paths..parameters[?(@ && @.name !== void 0 && @.name !== null && @.name.match && ((@.name === "id" || @.name.match(/x/))))].schema',
    );
    for (const other of ['$.paths[*]^', '$..[?(@property === "name")]', '$.a[*][?(@property === "name" && @parent.x)]^.schema']) {
      assert.equal(withoutParent(other), other);
    }
  });

  it('finds what Spectral finds', async () => {
    const parameters = [
      { name: 'id', in: 'path', required: true, schema },
      { name: 'petId', in: 'query', schema },
      { name: 'pet', in: 'query', schema },
      { name: 'user_id', in: 'query' },
      { in: 'query', schema },
    ];
    const { places, failures } = await judged(parameters, 'graph');
    assert.deepEqual({ places, failures }, await judged(parameters, 'stock'));
    assert.deepEqual(
      places.map((place) => place.split('/').at(-2)),
      ['0', '1'],
    );
  });

  it('judges on where a name is no string, for which Spectral judges nothing', async () => {
    const parameters = [
      { name: 1, in: 'query', schema },
      { name: 'id', in: 'path', required: true, schema },
    ];
    assert.deepEqual(await judged(parameters, 'stock'), { places: [], failures: 1 });
    const { places, failures } = await judged(parameters, 'graph');
    assert.equal(failures, 0);
    assert.equal(places.length, 1);
  });
});
