import assert from 'node:assert/strict';
import { canonicalUri, folderOf, isJudgedScheme, isWithin, pathOfUri, resolveReference, uriOfPath } from '../../../server/src/document/uri';

describe('addresses', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['/work/api.yaml', 'file:///work/api.yaml'],
    ['/work/a b#c%d.yaml', 'file:///work/a%20b%23c%25d.yaml'],
    ['/work/ä😀.yaml', 'file:///work/%C3%A4%F0%9F%98%80.yaml'],
    ['c:/work/api.yaml', 'file:///c:/work/api.yaml'],
    ['//host/share/api.yaml', 'file://host/share/api.yaml'],
  ];
  for (const [path, uri] of paths) {
    it(`of ${path} lead there and back`, () => {
      assert.equal(uriOfPath(path), uri);
      assert.equal(pathOfUri(uri), path);
    });
  }

  it('of one Windows file are one, however they are spelt', () => {
    const spelt = ['file:///C%3A/Work/api.yaml', 'file:///c:/Work/api.yaml', 'file:///C:/Work/api.yaml'];
    assert.deepEqual([...new Set(spelt.map(canonicalUri))], ['file:///c:/Work/api.yaml']);
    assert.equal(uriOfPath('C:\\Work\\api.yaml'), 'file:///c:/Work/api.yaml');
    assert.equal(uriOfPath('\\\\host\\share\\x'), 'file://host/share/x');
  });

  it('below a folder are told from those of a sibling that begins the same', () => {
    assert.ok(isWithin('file:///work', 'file:///work/a/b.yaml'));
    assert.ok(isWithin('file:///work', 'file:///work'));
    assert.ok(!isWithin('file:///work', 'file:///work-2/a.yaml'));
    assert.equal(folderOf('file:///work/a/b.yaml'), 'file:///work/a');
  });

  it('that are judged are files and unsaved texts', () => {
    assert.deepEqual(['file:///a', 'untitled:Untitled-1', 'git:/a', 'vscode-vfs://github/a'].map(isJudgedScheme), [
      true,
      true,
      false,
      false,
    ]);
  });

  const references: readonly (readonly [string, string | undefined])[] = [
    ['schemas/pet.yaml', 'file:///work/api/schemas/pet.yaml'],
    ['./schemas/pet.yaml#/Pet', 'file:///work/api/schemas/pet.yaml'],
    ['../shared/pet.yaml', 'file:///work/shared/pet.yaml'],
    ['..%2fshared/pet.yaml', 'file:///work/shared/pet.yaml'],
    ['../../../../../etc/passwd', 'file:///etc/passwd'],
    ['/etc/passwd', 'file:///etc/passwd'],
    ['#/components', 'file:///work/api/openapi.yaml'],
    ['http://example.org/a.yaml', undefined],
    ['file:///etc/passwd', undefined],
    ['//host/share/a.yaml', undefined],
    ['\\\\host\\share\\a.yaml', undefined],
    ['c:\\a.yaml', undefined],
  ];
  for (const [reference, expected] of references) {
    it(`that ${reference} means`, () => assert.equal(resolveReference('file:///work/api/openapi.yaml', reference), expected));
  }
});
