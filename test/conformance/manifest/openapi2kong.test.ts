import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Document } from '../../../server/src/document/document';
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../server/src/document/jsonValue';
import { uriOfPath } from '../../../server/src/document/uri';
import { compareManifests } from '../../../server/src/manifest/compareManifests';
import { exportManifest } from '../../../server/src/manifest/exportManifest';
import type { ManifestOptions, ManifestOutcome } from '../../../server/src/manifest/manifest';

const FOLDER = join(__dirname, '../../../../shared/conformance/openapi2kong');
const CASES = join(FOLDER, 'cases.json');

interface Case {
  readonly name: string;
  readonly input: string;
  readonly expected: string;
  readonly errorContains: string;
  readonly options: JsonObject;
}

type Verdict = 'equal' | 'refused' | 'wrong';

describe("decK's own pairs (openapi2kong)", () => {
  if (!existsSync(CASES)) {
    it('are absent', function () {
      console.log('      ../shared/conformance/openapi2kong is not here; its pairs are skipped');
      this.skip();
    });
    return;
  }
  const pairs = casesOf('cases');
  const errors = casesOf('errors');
  const verdicts: Verdict[] = [];

  for (const pair of pairs) {
    it(pair.name, () => {
      const outcome = exported(pair);
      const verdict = verdictOf(pair, outcome);
      verdicts.push(verdict);
      if (verdict === 'wrong' && outcome.ok) assert.deepStrictEqual(outcome.manifest.config, expectedOf(pair));
      if (mustBeEqual(pair)) assert.equal(verdict, 'equal');
      const expected = expectedOf(pair);
      if (verdict === 'equal' && outcome.ok && isJsonObject(expected))
        assert.deepEqual(compareManifests(expected, outcome.manifest.config), [], 'what is equal has no difference');
      assert.notEqual(verdict, 'wrong');
    });
  }

  for (const invalid of errors) {
    it(`refuses ${invalid.name}`, () => {
      const outcome = exported(invalid);
      assert.ok(!outcome.ok, 'nothing may be exported');
      assert.ok(
        outcome.problems.some(({ message }) => message.includes(invalid.errorContains)),
        JSON.stringify(outcome.problems),
      );
    });
  }

  it('is counted', () => {
    const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
    console.log(
      `      ${pairs.length} pairs: ${count('equal')} equal, ${count('refused')} refused, ${count('wrong')} wrong; ${errors.length} error cases`,
    );
    assert.equal(verdicts.length, pairs.length);
    assert.equal(count('wrong'), 0);
  });
});

function mustBeEqual({ name }: Case): boolean {
  return /^(0[1-9]|1[0-2])/.test(name);
}

function verdictOf(pair: Case, outcome: ManifestOutcome): Verdict {
  if (!outcome.ok) return outcome.problems.every(({ range }) => range.start.line >= 0) ? 'refused' : 'wrong';
  try {
    assert.deepStrictEqual(outcome.manifest.config, expectedOf(pair));
    return 'equal';
  } catch {
    return 'wrong';
  }
}

function exported({ input, options }: Case): ManifestOutcome {
  const path = join(FOLDER, input);
  return exportManifest(new Document(uriOfPath(path), 0, readFileSync(path, 'utf8')), optionsOf(options));
}

function optionsOf(given: JsonObject): ManifestOptions {
  const tags = given['tags'];
  const known: ManifestOptions = {
    noId: given['noId'] === true,
    insoCompatible: given['insoCompatible'] === true,
    generateSecurity: given['generateSecurity'] === true,
    ignoreCircularRefs: given['ignoreCircularRefs'] === true,
    skipRouteByHeader: given['skipRouteByHeader'] === true,
    treatAllHeadersAsRequired: given['treatAllHeadersAsRequired'] === true,
    reuseServices: given['reuseServices'] === true,
  };
  return tags === undefined || !isJsonArray(tags) ? known : { ...known, selectTags: tags.map(String) };
}

function expectedOf({ expected }: Case): JsonValue {
  const value: JsonValue = JSON.parse(readFileSync(join(FOLDER, expected), 'utf8'));
  return value;
}

function casesOf(kind: 'cases' | 'errors'): Case[] {
  const file: JsonValue = JSON.parse(readFileSync(CASES, 'utf8'));
  const listed = isJsonObject(file) ? file[kind] : undefined;
  assert.ok(isJsonArray(listed), `${basename(CASES)} lists ${kind}`);
  return listed.filter(isJsonObject).map((item) => ({
    name: textOf(item['name']),
    input: textOf(item['input']),
    expected: textOf(item['expected']),
    errorContains: textOf(item['errorContains']),
    options: isJsonObject(item['options']) ? item['options'] : {},
  }));
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
