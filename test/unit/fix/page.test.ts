import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { FIXES } from '../../../server/src/fix/registry';

const CLASSES = { safe: 'safe', changesContract: 'changes the contract', deletes: 'deletes', placeholder: 'placeholder' } as const;

describe('docs/fixes.md', () => {
  it('has one row for each fix, with its class, and no other', () => {
    const page = readFileSync(resolve(__dirname, '../../../docs/fixes.md'), 'utf8');
    const rows = [...page.matchAll(/^\| `([^`]+)` \| [^|]+ \| ([^|]+) \|/gm)].map((row) => `${row[1] ?? ''}: ${row[2] ?? ''}`);
    assert.deepEqual(rows.sort(), FIXES.map(({ code, safety }) => `${code}: ${CLASSES[safety]}`).sort());
  });
});
