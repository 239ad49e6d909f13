import { valueAt } from '../../document/jsonValue';
import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { ownerPath } from '../openapi/ownerPath';
import { stringOf } from '../openapi/operations';

/** `tag-description`: words that hold for any tag, to be replaced by better ones. */
export const tagDescription: Fix = {
  code: 'tag-description',
  safety: 'placeholder',
  title: () => 'Add a placeholder description to the tag',
  edits(document, finding) {
    const path = ownerPath(finding, 'description');
    const tag = valueAt(document.value, path);
    const name = stringOf(tag, 'name') ?? '';
    if (name === '' || (stringOf(tag, 'description') ?? '') !== '') return undefined;
    return editsIn(document, setMapEntry(document, path, 'description', `Operations tagged ${name}.`, { after: ['name'] }));
  },
};
