import { isPlainObject } from '@stoplight/json';
import type { RulesetFunctionContext } from '@stoplight/spectral-core';
import { extractDraftVersion, oas2, oas3_0, oas3_1, oas3_2 } from '@stoplight/spectral-formats';

/**
 * How a schema is read, by the version of the document (spectral-rulesets, oasSchema): draft 4 with `x-nullable` for 2.0, draft 4 with `nullable`
 * for 3.0, draft 2020-12 for 3.1 and later.
 */
export type Dialect = 'swagger' | 'draft4' | '2020-12';

/** The dialect of a document's schemas; undefined for one that is not read here, as with a `jsonSchemaDialect` of an older draft. */
export function dialectOf({ formats, data }: RulesetFunctionContext['document']): Dialect | undefined {
  if (formats === undefined || formats === null) return undefined;
  if (formats.has(oas3_2) || formats.has(oas3_1)) {
    const named = isPlainObject(data) ? data['jsonSchemaDialect'] : undefined;
    return typeof named !== 'string' || (extractDraftVersion(named) ?? 'draft2020-12') === 'draft2020-12' ? '2020-12' : undefined;
  }
  if (formats.has(oas3_0)) return 'draft4';
  return formats.has(oas2) ? 'swagger' : undefined;
}
