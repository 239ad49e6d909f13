import type { JsonValue } from '../../document/jsonValue';

/** How JSON is laid out: over lines with a unit of indentation, or on one with or without blanks. */
export type JsonLayout =
  | { readonly kind: 'lines'; readonly unit: string; readonly indent: string; readonly lineBreak: string }
  | { readonly kind: 'line'; readonly afterComma: string; readonly afterColon: string };

/** A value as JSON. Over lines, the first one is not indented and the others stand at `indent` or further in. */
export function writeJson(value: JsonValue, layout: JsonLayout): string {
  if (layout.kind === 'lines') return JSON.stringify(value, null, layout.unit).replaceAll('\n', layout.lineBreak + layout.indent);
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => writeJson(item, layout)).join(`,${layout.afterComma}`)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, child]) => `${JSON.stringify(key)}:${layout.afterColon}${writeJson(child ?? null, layout)}`,
  );
  return `{${entries.join(`,${layout.afterComma}`)}}`;
}
