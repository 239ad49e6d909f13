import type { JsonPath } from '../../document/jsonPath';

/** What a place of an OpenAPI document is: an object or list that the specification describes, a map of names, or data of the API's own. */
export type PositionKind = 'described' | 'names' | 'data';

/** Fields whose value maps names of the author's choosing to described objects. */
const MAPS_OF_NAMES: ReadonlySet<string> = new Set(
  (
    'paths webhooks schemas responses parameters requestBodies headers securitySchemes securityDefinitions links callbacks pathItems ' +
    'mediaTypes definitions properties patternProperties dependentSchemas $defs content encoding variables scopes mapping flows additionalOperations'
  ).split(' '),
);
const DATA: ReadonlySet<string> = new Set(['example', 'examples', 'default', 'enum', 'const', 'value', 'dataValue', 'required']);

/** Follows a path from a document's root, or from a part's, and tells what it leads to. Extensions (`x-…`) are data. */
export function positionKind(path: JsonPath): PositionKind {
  let kind: PositionKind = 'described';
  for (const segment of path) {
    if (kind === 'names') kind = 'described';
    else if (typeof segment === 'number' || /^\d+$/.test(segment)) continue;
    else if (DATA.has(segment) || segment.startsWith('x-')) return 'data';
    else if (MAPS_OF_NAMES.has(segment)) kind = 'names';
  }
  return kind;
}

/** Whether a path leads to an object that the specification describes. */
export function isDescribed(path: JsonPath): boolean {
  return positionKind(path) === 'described';
}
