import { isJsonObject, valueAt } from '../../document/jsonValue';
import { referencesIn } from '../../document/references';
import { deleteMapEntries } from '../edit/deleteMapEntries';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { isMethod } from '../openapi/operations';
import { isDescribed } from '../openapi/positionKind';

/** `no-$ref-siblings`: deletes what stands beside a `$ref` and is ignored there (OpenAPI 3.0.4, Reference Object). */
export const refSiblings: Fix = {
  code: 'no-$ref-siblings',
  safety: 'deletes',
  title: (_, finding) => `Delete “${String(finding.path.at(-1))}”, which is ignored beside $ref`,
  edits(document, finding) {
    const path = finding.path.slice(0, -1);
    const key = String(finding.path.at(-1));
    const holder = valueAt(document.value, path);
    if (!isJsonObject(holder) || typeof holder['$ref'] !== 'string' || key === '$ref' || !isDescribed(path)) return undefined;
    // A path item may have fields beside its $ref, and what refers to something else may be the only thing that does.
    if (Object.keys(holder).some(isMethod) || path.at(-2) === 'paths' || referencesIn(holder[key]).length > 0) return undefined;
    return editsIn(document, deleteMapEntries(document, path, [key]));
  },
};
