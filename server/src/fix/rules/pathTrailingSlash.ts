import { isJsonObject, valueAt } from '../../document/jsonValue';
import { renameKey } from '../edit/renameKey';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { isNamedByPointer } from '../openapi/namedByPointer';
import { pathShape } from '../openapi/operations';

/** `path-keys-no-trailing-slash`: takes the slash off, unless another path has that name or something refers to this one by its name. */
export const pathTrailingSlash: Fix = {
  code: 'path-keys-no-trailing-slash',
  safety: 'changesContract',
  title: (_, finding) => `Rename the path to ${withoutSlash(String(finding.path.at(-1)))} (changes the address)`,
  edits(document, finding, context) {
    const path = String(finding.path.at(-1));
    const paths = valueAt(document.value, finding.path.slice(0, -1));
    const name = withoutSlash(path);
    if (finding.path.at(-2) !== 'paths' || !isJsonObject(paths) || !(path in paths) || name === path || name === '') return undefined;
    const meetsAnother = Object.keys(paths).some((other) => other !== path && pathShape(other) === pathShape(name));
    if (meetsAnother || isNamedByPointer(path, context)) return undefined;
    return editsIn(document, renameKey(document, finding.path, name));
  },
};

function withoutSlash(path: string): string {
  return path.replace(/\/+$/, '');
}
