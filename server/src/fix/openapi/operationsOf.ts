import { isJsonObject, valueAt } from '../../document/jsonValue';
import type { FixContext } from '../fix';
import { isMethod, type Operation } from './operations';
import { follow } from './resolve';

const OPERATIONS = new WeakMap<FixContext, readonly Operation[]>();

/** Every operation under `paths` of the root in document order, those in referenced path items where they are written. */
export function operationsOf(context: FixContext): readonly Operation[] {
  const known = OPERATIONS.get(context) ?? findOperations(context);
  OPERATIONS.set(context, known);
  return known;
}

function findOperations(context: FixContext): Operation[] {
  const { root } = context;
  const paths = valueAt(root.value, ['paths']);
  if (!isJsonObject(paths)) return [];
  return Object.keys(paths).flatMap((path) => {
    const written = follow({ document: root, path: ['paths', path], value: paths[path] ?? null }, context);
    const item = written?.value;
    if (!written || !isJsonObject(item)) return [];
    return Object.keys(item).flatMap((method): Operation[] => {
      const operation = follow({ document: written.document, path: [...written.path, method], value: item[method] ?? null }, context);
      if (!isMethod(method) || !operation || !isJsonObject(operation.value)) return [];
      return [{ path, method, value: operation.value, uri: operation.document.uri, at: operation.path }];
    });
  });
}

/** The operation that is written at a place; undefined when there is none, or one place serves more than one path or method. */
export function operationAt(context: FixContext, uri: string, at: readonly (string | number)[]): Operation | undefined {
  const found = operationsOf(context).filter((operation) => operation.uri === uri && samePath(operation.at, at));
  return found.length === 1 ? found[0] : undefined;
}

function samePath(a: readonly (string | number)[], b: readonly (string | number)[]): boolean {
  return a.length === b.length && a.every((segment, index) => String(segment) === String(b[index]));
}
