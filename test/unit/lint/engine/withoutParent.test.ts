import assert from 'node:assert/strict';
import { withoutParent } from '../../../../server/src/lint/engine/withoutParent';
import { SpectralSession } from '../../../../server/src/lint/spectralSession';
import { memoryFiles } from '../../../support/memoryFiles';

const FOLDER = 'file:///specs';
const ROOT = `${FOLDER}/openapi.json`;

async function judged(parameters: unknown, engine: 'graph' | 'stock'): Promise<{ places: string[]; failures: number }> {
  const responses = { '200': { description: 'Fine.' } };
  const text = JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    paths: { '/a/{id}': { get: { parameters, responses } } },
  });
  const session = new SpectralSession({ files: () => memoryFiles({ [ROOT]: text }), now: () => 0, engine });
  const trust = { functions: false, hosts: [], shippedOnly: false };
  await session.setRuleset('r', [{ ruleset: 'specwright:owasp', baseUri: FOLDER, trust }], FOLDER);
  const reply = await session.lint({ root: ROOT, version: 1, ruleset: 'r', boundary: FOLDER, stopWhenBroken: false });
  assert.equal(reply.kind, 'done');
  if (reply.kind !== 'done') return { places: [], failures: 0 };
  const { findings, failures } = reply.outcome;
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
