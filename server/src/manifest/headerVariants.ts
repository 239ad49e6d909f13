import type { JsonObject } from '../document/jsonValue';
import { itemText } from './aliases';
import type { Context } from './context';
import { nameOf, parametersOf, placeOf, schemaOf } from './parameters';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

/** More routes of one operation than any gateway is given on purpose; a few headers with many values multiply beyond all memory. */
const MOST_VARIANTS = 10_000;

/**
 * The combinations of header values by which the routes of an operation are told apart: one for each way to choose a value of every required
 * header parameter that lists its values. None where there is no such parameter.
 */
export function headerVariantsOf(context: Context, operation: SpecNode, pathItem: SpecNode): JsonObject[] {
  const headers = routingHeaders(context, operation, pathItem);
  if (headers.length === 0) return [];
  const count = headers.reduce((product, { values }) => product * values.length, 1);
  if (count > MOST_VARIANTS) {
    throw new Refusal(
      operation,
      `The values of its required headers would make ${count.toLocaleString('en')} routes of this operation, more than ${MOST_VARIANTS.toLocaleString('en')}. Skip routes by header.`,
    );
  }
  let variants: JsonObject[] = [{}];
  for (const { name, values } of headers) {
    variants = variants.flatMap((variant) => values.map((value) => ({ ...variant, [name]: [value] })));
  }
  return variants;
}

interface RoutingHeader {
  /** As first written; HTTP does not tell the case of names apart. */
  readonly name: string;
  readonly values: readonly string[];
}

function routingHeaders(context: Context, operation: SpecNode, pathItem: SpecNode): RoutingHeader[] {
  const own = headersAt(context, operation);
  const headers = new Map(own);
  for (const [key, header] of headersAt(context, pathItem)) if (!own.has(key)) headers.set(key, header);
  return [...headers.values()].map(({ name, values }) => ({ name, values: distinct(values) })).filter(({ values }) => values.length > 0);
}

/** The required headers with an `enum` of one level; those whose names differ in case alone are one. */
function headersAt(context: Context, level: SpecNode): Map<string, RoutingHeader> {
  const headers = new Map<string, RoutingHeader>();
  for (const parameter of parametersOf(context, level)) {
    const counts = context.options.treatAllHeadersAsRequired === true || parameter.child('required')?.value === true;
    if (placeOf(parameter) !== 'header' || !counts) continue;
    const values = schemaOf(context, parameter)?.child('enum')?.items.map(itemText) ?? [];
    if (values.length === 0) continue;
    const name = nameOf(parameter);
    const before = headers.get(name.toLowerCase());
    headers.set(name.toLowerCase(), { name: before?.name ?? name, values: [...(before?.values ?? []), ...values] });
  }
  return headers;
}

/** Values in lower case, each once, without the empty one, by which no request could be told. */
function distinct(values: readonly string[]): string[] {
  return [...new Set(values.map((value) => value.toLowerCase()))].filter((value) => value !== '');
}
