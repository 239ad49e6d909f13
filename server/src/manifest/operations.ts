import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { ManifestNote } from './manifest';
import type { SpecNode } from './specNode';

/** The methods of operations (OpenAPI 3.2, "Path Item Object"); `query` counts in every version, as it does for decK. */
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'].sort(compareCodePoints);

/** The path items of a document's `paths` by path, sorted; extensions are none. */
export function pathItemsOf(paths: SpecNode): (readonly [path: string, item: SpecNode])[] {
  return paths.entries.filter(([path]) => !/^x-/i.test(path)).sort(([a], [b]) => compareCodePoints(a, b));
}

/** The operations of a path item by method in upper case, sorted. A method counts whatever its value: an empty operation is one too. */
export function operationsOf(context: Context, pathItem: SpecNode): (readonly [method: string, operation: SpecNode])[] {
  return METHODS.flatMap((method) => {
    const node = pathItem.child(method);
    return node === undefined ? [] : [[method.toUpperCase(), context.references.resolve(node)] as const];
  });
}

/** What a person should know about the operations of a path item that decK does not carry, and so we do not either. */
export function notesOnOperations(pathItem: SpecNode): ManifestNote[] {
  return (pathItem.child('additionalOperations')?.entries ?? []).map(([method, { document, path, range }]) => ({
    message: `${method} under additionalOperations gets no route: decK leaves these operations out.`,
    uri: document.uri,
    path,
    range,
  }));
}
