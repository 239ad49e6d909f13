import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Document, Spectral } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { httpAndFileResolver } from '@stoplight/spectral-ref-resolver';
import { anchorOf } from './rulePage';
import { recommended, shipped } from './shippedRules';

const examples = path.join(process.cwd(), 'examples');
const row = /^\| ([\w./-]+\.(?:yaml|json)) +\| \[([^\]]+)\]\(\.\.\/docs\/rules\/(\w+)\.md#([^)]+)\) +\|/gm;

interface Explained {
  readonly file: string;
  readonly code: string;
}

/** The rows of the tables in examples/README.md that explain a finding; each one's link is checked on the way. */
function explained(): Explained[] {
  const readme = readFileSync(path.join(examples, 'README.md'), 'utf8');
  return [...readme.matchAll(row)].map(([line, file = '', code = '', page = '', anchor]) => {
    assert.ok(shipped.get(page)?.rules[code], line);
    assert.equal(anchor, anchorOf(code), line);
    return { file, code };
  });
}

/** What stock Spectral finds in an example with the recommended rules, as file (relative to `base`) and code. */
async function found(root: string, base: string): Promise<Explained[]> {
  const spectral = new Spectral({ resolver: httpAndFileResolver });
  spectral.setRuleset({ extends: [...recommended.values()].map((ruleset) => [ruleset.definition, 'recommended']) });
  const file = path.join(examples, root);
  const results = await spectral.run(new Document(readFileSync(file, 'utf8'), Yaml, file));
  return results.map((result) => ({
    file: path.relative(path.join(examples, base), result.source ?? '').replaceAll('\\', '/'),
    code: String(result.code),
  }));
}

function pairs(list: readonly Explained[]): string[] {
  return [...new Set(list.map(({ file, code }) => `${file} ${code}`))].sort();
}

describe('examples', () => {
  it('the bookshop has the 29 findings that its README explains, in eleven files, and no other', async () => {
    const findings = await found('bookshop/openapi.yaml', 'bookshop');
    assert.equal(findings.length, 29);
    assert.equal(new Set(findings.map((finding) => finding.file)).size, 11);
    assert.deepEqual(pairs(findings), pairs(explained().filter((entry) => entry.file !== 'inventory.json')));
  });

  it('the inventory has the seven findings that its README explains and no other', async () => {
    const findings = await found('inventory.json', '.');
    assert.equal(findings.length, 7);
    assert.deepEqual(pairs(findings), pairs(explained().filter((entry) => entry.file === 'inventory.json')));
  });
});
