import { isJsonObject, valueAt, type JsonValue } from '../../document/jsonValue';
import type { FixContext } from '../fix';
import { METHODS } from './operations';
import { follow, type Written } from './resolve';

/** A path of the root with what its path item means, wherever that is written. */
export interface PathItem {
  readonly path: string;
  readonly item: Written;
}

/** Every path under `paths` of the root whose path item can be found, in document order. */
export function pathItemsOf({ root, ...context }: FixContext): readonly PathItem[] {
  const paths = valueAt(root.value, ['paths']);
  if (!isJsonObject(paths)) return [];
  return Object.keys(paths).flatMap((path) => {
    const item = follow({ document: root, path: ['paths', path], value: paths[path] ?? null }, { root, ...context });
    return item === undefined || !isJsonObject(item.value) ? [] : [{ path, item }];
  });
}

/** A parameter that a path has: the entry that lists it, and the parameter itself where it is written. */
export interface ListedParameter {
  readonly listed: Written;
  readonly parameter: Written;
}

/** The parameters that a path item and its operations list, `$ref`s followed; those that lead nowhere are left out. */
export function parametersOf({ item }: PathItem, context: FixContext): readonly ListedParameter[] {
  const operations = METHODS.flatMap((method) => {
    const operation = childOf(item, method);
    return (operation && follow(operation, context)) ?? [];
  });
  return [item, ...operations].flatMap((holder) => {
    const parameters = childOf(holder, 'parameters')?.value;
    if (!Array.isArray(parameters)) return [];
    return parameters.flatMap((value: JsonValue, index): ListedParameter[] => {
      const listed = { document: holder.document, path: [...holder.path, 'parameters', index], value };
      const parameter = follow(listed, context);
      return parameter === undefined ? [] : [{ listed, parameter }];
    });
  });
}

function childOf({ document, path, value }: Written, key: string): Written | undefined {
  const child = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return child === undefined ? undefined : { document, path: [...path, key], value: child };
}
