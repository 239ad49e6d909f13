import type { Document } from '../../document/document';
import type { Finding } from '../../document/finding';
import type { JsonPath } from '../../document/jsonPath';
import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import { deleteMapEntries } from '../edit/deleteMapEntries';
import type { Fix, FixContext, FixEdits } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { mergeEdits } from '../openapi/mergeEdits';
import { reachableDocuments } from '../openapi/reachableDocuments';
import { placeName, referencesOf } from '../openapi/referencesOf';

const KINDS = ['schemas', 'responses', 'parameters', 'examples', 'requestBodies', 'headers', 'links', 'callbacks'];

/** `oas3-unused-component`: deletes the component and those that only it refers to, which would be unused next. */
export const unusedComponent = unused(
  'oas3-unused-component',
  KINDS.map((kind) => ['components', kind]),
);

/** `oas2-unused-definition`: the same for definitions. */
export const unusedDefinition = unused('oas2-unused-definition', [['definitions']]);

function unused(code: string, places: readonly JsonPath[]): Fix {
  return {
    code,
    safety: 'deletes',
    title: (_, finding) => `Delete “${String(finding.path.at(-1))}” and what only it refers to`,
    edits: (document, finding, context) => deleteUnused(document, finding, context, places),
  };
}

function deleteUnused(document: Document, finding: Finding, context: FixContext, places: readonly JsonPath[]): FixEdits | undefined {
  const holder = places.find((place) => place.length + 1 === finding.path.length && place.every((part, i) => part === finding.path[i]));
  if (holder === undefined || valueAt(document.value, finding.path) === undefined) return undefined;
  const doomed = withThoseOnlyTheyUse(document, finding.path, context, places);
  if (doomed === undefined || doomed.some((path) => isNamedInMapping(String(path.at(-1)), context))) return undefined;
  const sets = places.map((place) => {
    const names = doomed.filter((path) => path.length === place.length + 1 && place.every((part, i) => part === path[i]));
    return names.length === 0
      ? new Map<string, never>()
      : editsIn(
          document,
          deleteMapEntries(
            document,
            place,
            names.map((path) => String(path.at(-1))),
            'go',
          ),
        );
  });
  return mergeEdits(...sets);
}

/** Undefined when the component is used after all. */
function withThoseOnlyTheyUse(
  document: Document,
  first: JsonPath,
  context: FixContext,
  places: readonly JsonPath[],
): JsonPath[] | undefined {
  const all = places.flatMap((place) => {
    const holder = valueAt(document.value, place);
    return isJsonObject(holder) ? Object.keys(holder).map((name) => [...place, name]) : [];
  });
  const edges = reachableDocuments(context).flatMap((each) =>
    referencesOf(each).map(({ path, target }) => ({ from: placeName(each.uri, path), target })),
  );
  const within = (place: string, path: JsonPath): boolean => {
    const name = placeName(document.uri, path);
    return place === name || place.startsWith(`${name}/`);
  };
  const doomed: JsonPath[] = [first];
  const usersOf = (path: JsonPath): string[] => edges.filter(({ target }) => within(target, path)).map(({ from }) => from);
  if (usersOf(first).some((from) => !within(from, first))) return undefined;
  for (const gone of doomed) {
    for (const path of all) {
      const users = doomed.some((other) => other.at(-1) === path.at(-1) && other.at(-2) === path.at(-2)) ? [] : usersOf(path);
      const isUsedByGone = users.some((from) => within(from, gone));
      if (isUsedByGone && users.every((from) => doomed.some((other) => within(from, other)))) doomed.push(path);
    }
  }
  return doomed;
}

/** Whether a discriminator's mapping names the component, which Spectral does not count as a use. */
function isNamedInMapping(name: string, context: FixContext): boolean {
  return reachableDocuments(context).some(({ value }) => holdsMappingTo(value, name));
}

function holdsMappingTo(root: JsonValue | undefined, name: string): boolean {
  const pending = [root];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    const mapping = isJsonObject(value) ? value['mapping'] : undefined;
    if (isJsonObject(mapping) && Object.values(mapping).some((to) => typeof to === 'string' && (to === name || to.endsWith(`/${name}`))))
      return true;
    pending.push(...Object.values(value));
  }
  return false;
}
