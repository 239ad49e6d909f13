import { valueAt } from '../../document/jsonValue';
import type { FixContext } from '../fix';
import { follow, type Written } from './resolve';

/** The security scheme that a requirement means by a name, where it is written: a component of the root. */
export function securitySchemeOf(name: string, context: FixContext): Written | undefined {
  const path = ['components', 'securitySchemes', name];
  const value = valueAt(context.root.value, path);
  return value === undefined ? undefined : follow({ document: context.root, path, value }, context);
}
