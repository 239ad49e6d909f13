import { pointerOf } from '../../document/jsonPath';
import { isJsonObject, type JsonValue } from '../../document/jsonValue';
import type { FixContext } from '../fix';
import { stringOf } from './operations';
import { parametersOf, pathItemsOf, type ListedParameter } from './pathItems';
import { reachableDocuments } from './reachableDocuments';
import { placeName, referencesOf } from './referencesOf';
import type { Written } from './resolve';

/** Everything that goes by the name of one path parameter: the paths that hold it, and where it is described. */
export interface ParameterUse {
  readonly paths: readonly string[];
  readonly declared: readonly Written[];
}

/**
 * What has to be renamed together with a parameter of a path: paths that share its description are held together by it. Undefined where something
 * else goes by the name too, or could: a link, an expression, a plugin that reads what the path captured, a path that does not hold it.
 */
export function parameterUse(name: string, path: string, context: FixContext): ParameterUse | undefined {
  const items = pathItemsOf(context).map((item) => ({
    path: item.path,
    listed: parametersOf(item, context).filter(({ parameter }) => isPathParameter(parameter, name)),
  }));
  const paths = new Set([path]);
  const declared = new Map<string, Written>();
  for (let before = -1; before !== paths.size + declared.size;) {
    before = paths.size + declared.size;
    for (const item of items) {
      const shares = item.listed.some(({ parameter }) => declared.has(nameOf(parameter)));
      if (shares) paths.add(item.path);
      if (paths.has(item.path)) for (const { parameter } of item.listed) declared.set(nameOf(parameter), parameter);
    }
  }
  if ([...paths].some((each) => !each.includes(`{${name}}`))) return undefined;
  const listed = items.filter((item) => paths.has(item.path)).flatMap((item) => item.listed);
  if (isUsedBeside(listed, declared, context) || isNamedElsewhere(name, context)) return undefined;
  return { paths: [...paths], declared: [...declared.values()] };
}

function isPathParameter({ value }: Written, name: string): boolean {
  return stringOf(value, 'in') === 'path' && stringOf(value, 'name') === name;
}

function nameOf({ document, path }: Written): string {
  return placeName(document.uri, path);
}

/** Whether a description is referred to from anywhere but the lists of parameters that are known. */
function isUsedBeside(listed: readonly ListedParameter[], declared: ReadonlyMap<string, Written>, context: FixContext): boolean {
  const known = new Set(listed.map((entry) => nameOf(entry.listed)));
  return reachableDocuments(context).some((document) =>
    referencesOf(document).some(({ path, target }) => declared.has(target) && !known.has(placeName(document.uri, path))),
  );
}

/** Runtime expressions and links name parameters (OpenAPI 3.1, 4.8.20), Kong's plugins what a path captured. */
function isNamedElsewhere(name: string, context: FixContext): boolean {
  return reachableDocuments(context).some(
    ({ text, value }) => text.includes(`request.path.${name}`) || text.includes('uri_captures') || isParameterOfLink(value, name),
  );
}

/** Whether some object has `parameters` by name, this one among them, and is not the components. */
function isParameterOfLink(root: JsonValue | undefined, name: string): boolean {
  const pending: { readonly value: JsonValue | undefined; readonly pointer: string }[] = [{ value: root, pointer: pointerOf([]) }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, pointer } = next;
    if (typeof value !== 'object' || value === null) continue;
    const parameters = isJsonObject(value) ? value['parameters'] : undefined;
    if (isJsonObject(parameters) && pointer !== '#/components' && [name, `path.${name}`].some((key) => Object.hasOwn(parameters, key)))
      return true;
    for (const [key, child] of Object.entries(value))
      if (typeof child === 'object') pending.push({ value: child, pointer: `${pointer}/${key}` });
  }
  return false;
}
