import assert from 'node:assert/strict';
import { anchorOf, readPage, sectionsOf, snippet, type Section } from './rulePage';
import { judge } from './judge';
import { factsOf, shipped } from './shippedRules';

const expectedCounts: Readonly<Record<string, number>> = { oas: 57, owasp: 32, gateway: 10 };
const linkTargets = /\]\((?:(\w+)\.md)?(?:#([^)]+))?\)/g;

describe('rule pages', () => {
  for (const [page, ruleset] of shipped) {
    describe(page, () => {
      const text = readPage(page);
      const sections = sectionsOf(text);

      it('has one section for each rule and none besides', () => {
        const codes = Object.keys(ruleset.rules);
        assert.equal(codes.length, expectedCounts[page]);
        assert.deepEqual(sections.map((section) => section.code).sort(), codes.sort());
      });

      it('gives each section an anchor of its own', () => {
        const anchors = sections.map((section) => anchorOf(section.code));
        assert.equal(new Set(anchors).size, anchors.length);
      });

      it('names every rule in its list of contents', () => {
        const [contents = ''] = text.split(/^## /m);
        const missing = sections.filter((section) => !contents.includes(`](#${anchorOf(section.code)})`));
        assert.deepEqual(
          missing.map((section) => section.code),
          [],
        );
      });

      it('has no link that leads nowhere', () => {
        for (const [link, target = page, anchor] of text.matchAll(linkTargets)) {
          const anchors = sectionsOf(readPage(target)).map((section) => anchorOf(section.code));
          assert.ok(anchor === undefined || anchors.includes(anchor), link);
        }
      });

      for (const [code, rule] of Object.entries(ruleset.rules)) {
        const section = sections.find((candidate) => candidate.code === code);

        it(`${code}: states severity, default and versions as they are`, () => {
          assert.deepEqual(section?.facts, factsOf(rule));
        });

        it(`${code}: its snippets fall short and are better, by the rule itself`, async () => {
          assert.ok(section, 'section');
          assert.ok((await findings(page, section, 'falls short')) > 0, 'the first snippet has no finding');
          assert.equal(await findings(page, section, 'better'), 0, 'the second snippet still has a finding');
        });
      }
    });
  }

  it('says on the page that API6 and API10 have no rule', () => {
    const codes = Object.keys(shipped.get('owasp')?.rules ?? {});
    assert.deepEqual(
      codes.filter((code) => /^owasp:api(?:6|10):/.test(code)),
      [],
    );
    assert.match(readPage('owasp'), /API6 and API10 have no rule/);
  });
});

async function findings(page: string, section: Section, label: string): Promise<number> {
  const text = snippet(section, label);
  assert.ok(text !== undefined, `exactly one snippet that begins with "# ${label}"`);
  const versions = section.facts?.versions ?? [];
  const version = versions.includes('3.0') ? '3.0' : (versions[0] ?? '3.0');
  return judge(page, section.code, version, text);
}
