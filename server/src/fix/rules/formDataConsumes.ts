import { isJsonArray, isJsonObject, valueAt } from '../../document/jsonValue';
import { insertSeqItem } from '../edit/insertSeqItem';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { stringOf } from '../openapi/operations';
import { follow } from '../openapi/resolve';

/** `oas2-operation-formData-consume-check`: adds the media type that form parameters are sent in; a file needs the multipart one (OpenAPI 2.0, Parameter Object). */
export const formDataConsumes: Fix = {
  code: 'oas2-operation-formData-consume-check',
  safety: 'changesContract',
  title: () => 'Add the form’s media type to “consumes” (changes what is accepted)',
  edits(document, finding, context) {
    const operation = valueAt(document.value, finding.path);
    if (!isJsonObject(operation) || !isJsonArray(operation['consumes']) || !isJsonArray(operation['parameters'])) return undefined;
    if (operation['consumes'].some((type) => typeof type === 'string' && /x-www-form-urlencoded|multipart\/form-data/.test(type)))
      return undefined;
    const parameters = operation['parameters'].map(
      (value, index) => follow({ document, path: [...finding.path, 'parameters', index], value }, context)?.value,
    );
    const form = parameters.filter((parameter) => stringOf(parameter, 'in') === 'formData');
    if (form.length === 0) return undefined;
    const type = form.some((parameter) => stringOf(parameter, 'type') === 'file')
      ? 'multipart/form-data'
      : 'application/x-www-form-urlencoded';
    return editsIn(document, insertSeqItem(document, [...finding.path, 'consumes'], operation['consumes'].length, type));
  },
};
