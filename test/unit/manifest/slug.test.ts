import assert from 'node:assert/strict';
import { captureNameOf, slugOf } from '../../../server/src/manifest/slug';
import { transliterated } from '../../../server/src/manifest/transliteration';

describe('slugOf', () => {
  // By decK's rules: ASCII, words joined, other characters replaced, repeated separators merged, ends trimmed.
  const cases: readonly (readonly [name: string, slug: string, inso: string])[] = [
    ['Simple API overview', 'simple-api-overview', 'Simple_API_overview'],
    ['/pets/{petId}', 'pets-petid', 'pets_petId'],
    ['a__b--c', 'a-b-c', 'a_b--c'],
    ["C'est déjà l'été.", 'c-est-deja-l-ete', 'C_est_deja_l_ete'],
    ['  tab\t and\nline ', 'tab-and-line', 'tab_and_line'],
    ['Größe Ærøskøbing', 'grosse-aeroskobing', 'Grosse_AEroskobing'],
    ['Москва и Київ', 'moskva-i-kiyiv', 'Moskva_i_Kiyiv'],
    ['Καλημέρα κόσμε', 'kalemera-kosme', 'Kalemera_kosme'],
    ['서울', 'seoul', 'seoul'],
    ['カタカナ', 'katakana', 'katakana'],
    ['ＡＢＣ１', 'abc1', 'ABC1'],
    ['½ off — now', '1-2-off-now', '1_2_off_--_now'],
    ['shop 🙂', 'shop', 'shop'],
    ['北京 kožušček', 'bei-jing-kozuscek', 'Bei_Jing_kozuscek'],
    ['नमस्ते', 'nmste', 'nmste'],
    ['مرحبا', 'mrhb', 'mrHb'],
    ['สวัสดี', 'swasdii', 'swasdii'],
    ['𝐀𝟙', 'a1', 'A1'],
    ['!!!', '', ''],
  ];
  for (const [name, slug, inso] of cases) {
    it(JSON.stringify(name), () => {
      assert.equal(slugOf(name, false), slug);
      assert.equal(slugOf(name, true), inso);
    });
  }
});

describe('captureNameOf', () => {
  it('keeps letters, digits and _', () => assert.equal(captureNameOf('pet-id', false), 'pet_id'));
  it('lowers the case, but for Inso', () => {
    assert.equal(captureNameOf('petId', false), 'petid');
    assert.equal(captureNameOf('petId', true), 'petId');
  });
});

describe('transliterated', () => {
  it('leaves ASCII as it is', () => assert.equal(transliterated(' ~!Az09\n'), ' ~!Az09\n'));
  it('drops marks that stand alone', () => assert.equal(transliterated('e\u0301'), 'e'));
  it('leaves out what has no form in ASCII', () => assert.equal(transliterated('a\u007f\ue000𠀀b'), 'ab'));
  it('reads Korean syllables with and without a final letter', () => assert.equal(transliterated('가각힣'), 'gagaghih'));
});
