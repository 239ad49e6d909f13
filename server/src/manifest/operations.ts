import { readableOperations } from './brokenOff';
import { compareCodePoints } from './codePointOrder';
import type { Context } from './context';
import type { ManifestNote } from './manifest';
import { pairedMembers } from './pairedMembers';
import type { SpecNode } from './specNode';

/** The methods of operations (OpenAPI 3.2, "Path Item Object"); `query` counts in every version, as it does for decK. */
const METHODS: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The path items of a document's `paths` by path, sorted; extensions are none. */
export function pathItemsOf(context: Context, paths: SpecNode): (readonly [path: string, item: SpecNode])[] {
  const items =
    context.options.security === 'full' ? paths.entries.filter(([path]) => !/^x-/i.test(path)) : [...pairedMembers(paths, false)];
  return items.sort(([a], [b]) => compareCodePoints(a, b));
}

/** The operations of a path item by method in upper case, sorted. A method counts whatever its value: an empty operation is one too. */
export function operationsOf(context: Context, pathItem: SpecNode): (readonly [method: string, operation: SpecNode])[] {
  const written = [...membersOf(context, pathItem)].filter(
    ([key, { isObject }]) => METHODS.includes(key) || (isObject && key !== 'servers'),
  );
  const read = readableOperations(
    context,
    written.map(([, node]) => context.references.resolve(node)),
  );
  const operations = written.flatMap(([method], index) => {
    const node = read[index];
    return node === undefined || !METHODS.includes(method) ? [] : [[method.toUpperCase(), node] as const];
  });
  return operations.sort(([a], [b]) => compareCodePoints(a, b));
}

/** With `--security full`, no operation takes the place of another, which may ask for more. */
function membersOf({ options }: Context, pathItem: SpecNode): ReadonlyMap<string, SpecNode> {
  return options.security === 'full' ? new Map(pathItem.entries) : pairedMembers(pathItem, true);
}

/** What a person should know about the operations of a path item that decK does not carry, and so we do not either. */
export function notesOnOperations(context: Context, pathItem: SpecNode): ManifestNote[] {
  const members = membersOf(context, pathItem);
  const lost = pathItem.entries.filter(([method, { value }]) => METHODS.includes(method) && members.get(method)?.value !== value);
  const additional = pathItem.child('additionalOperations')?.entries ?? [];
  return [
    ...lost.map(([method, node]) =>
      noteAt(node, `${method} gets no route: decK passes over it, since the text before it begins like an extension.`),
    ),
    ...additional.map(([method, node]) =>
      noteAt(node, `${method} under additionalOperations gets no route: decK leaves these operations out.`),
    ),
  ];
}

function noteAt({ document, path, range }: SpecNode, message: string): ManifestNote {
  return { message, uri: document.uri, path, range };
}
