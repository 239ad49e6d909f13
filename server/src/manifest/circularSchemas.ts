import { pointerOf } from '../document/jsonPath';
import { referenceOf } from './references';
import { Refusal } from './refusal';
import type { SpecNode } from './specNode';

const COMPONENTS = '#/components/schemas/';

/**
 * Refuses a document with a schema that requires itself, at once or by way of others: no value could ever be valid. decK refuses it too, unless it
 * is told to ignore circular references.
 */
export function refuseEndlessSchemas(document: SpecNode): void {
  const schemas = new Map(
    (document.child('components')?.child('schemas')?.entries ?? []).map(([name, schema]) => [
      pointerOf(['components', 'schemas', name]),
      schema,
    ]),
  );
  const required = new Map([...schemas].map(([name, schema]) => [name, requiredReferences(schema)]));
  for (const [name, schema] of schemas) {
    const chain = endlessChain(name, required);
    if (chain === undefined) continue;
    const names = [name, ...chain].map((link) => link.slice(COMPONENTS.length)).join(' → ');
    throw new Refusal(
      schema,
      `This schema requires itself without end: ${names}. Make one of these properties optional, or ignore circular references.`,
    );
  }
}

/** The shortest way along required references from a schema back to itself. */
function endlessChain(start: string, required: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways = new Map<string, readonly string[]>([[start, []]]);
  for (const [name, way] of ways) {
    for (const next of required.get(name) ?? []) {
      if (next === start) return [...way, next];
      if (!ways.has(next)) ways.set(next, [...way, next]);
    }
  }
  return undefined;
}

/** The references that every value of a schema must follow; like decK, without those of `allOf`, `oneOf` and `anyOf`, which leave a choice. */
function requiredReferences(schema: SpecNode): string[] {
  const own = referenceOf(schema);
  const found = own === undefined ? [] : [own];
  const properties = schema.child('properties');
  const required = schema.child('required');
  if (properties === undefined || required === undefined) return found;
  for (const [, property] of properties.entries) {
    if (property.child('properties') !== undefined) found.push(...requiredReferences(property));
  }
  return [...found, ...required.items.flatMap(({ text }) => directReference(properties.child(text)))];
}

function directReference(schema: SpecNode | undefined): string[] {
  const items = schema?.child('items');
  const reference = (schema && referenceOf(schema)) ?? (items && referenceOf(items));
  return reference === undefined ? [] : [reference];
}
