import type { JsonPath } from '../../../server/src/document/jsonPath';
import type { JsonValue } from '../../../server/src/document/jsonValue';

/** Where we and decK part: we refuse what it writes, or write something else; with the place in the document that it is about. */
export interface Difference {
  readonly kind: 'refused' | 'different';
  readonly document: JsonValue | undefined;
  readonly path: JsonPath;
  readonly description: string;
}

/** The differences that docs/manifest.md lists, each with what tells it by the node that differs. */
const DOCUMENTED: readonly { readonly name: string; readonly isAt: (difference: Difference) => boolean }[] = [];

/** The name of the documented difference that explains this one; undefined where none does. */
export function documentedDifference(difference: Difference): string | undefined {
  return DOCUMENTED.find(({ isAt }) => isAt(difference))?.name;
}
