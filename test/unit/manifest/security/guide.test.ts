import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isJsonArray, isJsonObject, type JsonValue } from '../../../../server/src/document/jsonValue';
import { exported, shop } from '../exported';
import { OPEN_SOURCE } from './secured';

const GUIDE = readFileSync(join(__dirname, '../../../../docs/manifest.md'), 'utf8');

/** The YAML of a section of the guide, block by block. */
function blocksOf(title: string): string[] {
  const section = GUIDE.slice(GUIDE.indexOf(`\n## ${title}\n`) + 1).split(/\n## /)[0] ?? '';
  return [...section.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? '');
}

/** Whether everything that the guide shows is in a manifest; what it leaves out is not asked for. */
function shows(shown: JsonValue | undefined, whole: JsonValue | undefined, path = ''): void {
  if (isJsonObject(shown) && isJsonObject(whole))
    for (const [key, value] of Object.entries(shown)) shows(value, whole[key], `${path}/${key}`);
  else if (isJsonArray(shown) && isJsonArray(whole)) {
    assert.equal(shown.length, whole.length, path);
    for (const [index, value] of shown.entries()) shows(value, whole[index], `${path}/${index}`);
  } else assert.deepEqual(whole, shown, path);
}

describe('the guide to the manifest', () => {
  it('shows what security in full makes of its example', () => {
    const [document = '', manifest = ''] = blocksOf('Enforcing what the spec promises');
    const shown: unknown = parse(manifest);
    assert.ok(isJsonObject(shown));
    shows(shown, exported(shop(document), OPEN_SOURCE).config);
  });

  it('shows the warning that its plugin gets', () => {
    const [plugin = ''] = blocksOf('Checked plugin configs');
    const [warning] = exported(shop(`${plugin}paths: {}\n`)).warnings;
    assert.ok(warning !== undefined && GUIDE.includes(warning.message), warning?.message);
  });
});
