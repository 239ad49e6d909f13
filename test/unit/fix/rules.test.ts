import assert from 'node:assert/strict';
import { Document } from '../../../server/src/document/document';
import { FIXES, fixesFor } from '../../../server/src/fix/registry';
import { CASES } from '../../conformance/fixes/cases/allCases';
import { runCase } from '../../conformance/fixes/runCase';
import { finding, ROOT } from './offers';

describe('every fix, in every style', () => {
  // One version a case, another one each time, keeps this within seconds; `npm run test:fixes` runs them all.
  CASES.forEach((fixCase, index) => {
    const version = fixCase.versions[index % fixCase.versions.length];
    if (version === undefined) throw new TypeError('A case has no version.');
    it(`${fixCase.code}: ${fixCase.name} (${version})`, async () => {
      for (const { style, faults } of await runCase(fixCase, version, 'once')) assert.deepEqual(faults, [], style);
    });
  });
});

describe('the registry', () => {
  it('has a case for every fix', () => {
    const codes = new Set(CASES.map(({ code }) => code));
    assert.deepEqual(
      FIXES.filter(({ code }) => !codes.has(code)),
      [],
    );
  });

  it('says in the title when a fix is more than safe', () => {
    const words = { changesContract: /\(changes /, deletes: /^Delete /, placeholder: /placeholder/, safe: /./ } as const;
    const document = new Document(ROOT, 0, 'a: b\n');
    for (const fix of FIXES) assert.match(fix.title(document, finding(fix.code, ['a'])), words[fix.safety], fix.code);
  });

  it('gives at most one safe fix a rule', () => {
    for (const { code } of FIXES) assert.ok(fixesFor(code).filter(({ safety }) => safety === 'safe').length <= 1, code);
  });
});
