import { BUNDLE_POINTER } from './schemaBundle';

/**
 * A schema with its references to bundled ones written out, for forms: Prism reads their fields off the schema itself and gives the validator no bundle.
 * What refers back to itself is left open from there on.
 */
export function inlineSchema(schema: unknown, bundle: Readonly<Record<string, unknown>>, trail: readonly string[] = []): unknown {
  if (Array.isArray(schema)) return schema.map((item) => inlineSchema(item, bundle, trail));
  if (typeof schema !== 'object' || schema === null) return schema;
  const { $ref: reference, ...rest }: { $ref?: unknown } = { ...schema };
  const siblings = Object.entries(rest).map(([keyword, value]) => [keyword, inlineSchema(value, bundle, trail)] as const);
  if (typeof reference !== 'string' || !reference.startsWith(BUNDLE_POINTER))
    return Object.fromEntries([
      ...(reference === undefined ? [] : [['$ref', inlineSchema(reference, bundle, trail)] as const]),
      ...siblings,
    ]);
  const key = reference.slice(BUNDLE_POINTER.length);
  if (trail.includes(key)) return {};
  const target = inlineSchema(bundle[key], bundle, [...trail, key]);
  return typeof target === 'object' && target !== null ? { ...target, ...Object.fromEntries(siblings) } : target;
}
