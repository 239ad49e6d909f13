import { reachableDocuments } from './reachableDocuments';
import type { FixContext } from '../fix';

/** Whether a pointer with this path of `paths` in it stands anywhere, as a `$ref` or an `operationRef`. */
export function isNamedByPointer(path: string, context: FixContext): boolean {
  const pointer = `paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const spellings = [pointer, encodeURI(pointer), pointer.replaceAll('{', '%7B').replaceAll('}', '%7D')];
  return reachableDocuments(context).some(({ text }) => spellings.some((spelling) => text.includes(spelling)));
}
