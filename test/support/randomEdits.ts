import fc from 'fast-check';
import { parse, stringify } from 'yaml';

const names = fc.constantFrom(
  'description',
  'type',
  'enum',
  'example',
  'tags',
  'operationId',
  'name',
  'in',
  'required',
  'items',
  'properties',
  '/x/',
  '200',
  '$ref',
  'schema',
  '__proto__',
  'servers',
  'parameters',
  'get',
);
const leaf = fc.constantFrom<unknown>(
  'x',
  '',
  'string',
  'array',
  'eval(',
  1,
  true,
  null,
  [],
  {},
  ['cats', 'cats'],
  { type: 'string', enum: [1], example: 2 },
  [{ name: 'id', in: 'path' }],
  { $ref: '#/components/schemas/Kind' },
);
/** An edit of the value: somewhere a member is set, renamed, taken away, put first, or given another's value. */
const valueEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constantFrom('set', 'rename', 'remove', 'first', 'copy'),
  where: fc.nat(),
  which: fc.nat(),
  name: names,
  value: leaf,
});
/** An edit of the text: some characters for others, which need not be JSON afterwards. */
const textEdit: fc.Arbitrary<RandomEdit> = fc.record({
  kind: fc.constant('text' as const),
  where: fc.nat(),
  which: fc.nat(2),
  name: fc.constantFrom('x', '"', '}', ',', '\n', '\\', 'é', ' ', '1'),
  value: fc.constant<unknown>(null),
});
/** One edit of a text; what its numbers and names mean depends on its kind. */
export type RandomEdit = { kind: string; where: number; which: number; name: string; value: unknown };

/** All objects and arrays in a value, outermost first. */
export function objectsIn(value: unknown): object[] {
  return typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];
}

/** How a value is written as a text, and read from one. */
export interface Style {
  write(value: unknown): string;
  read(text: string): unknown;
}
export const STYLES: Readonly<Record<'JSON' | 'YAML', Style>> = {
  JSON: { write: (value) => JSON.stringify(value, null, 2), read: (text) => JSON.parse(text) },
  YAML: { write: (value) => stringify(value), read: (text) => parse(text) },
};

/** Copies of copies grow without end. */
const LONGEST = 50_000;

/** Edits in any order, more of values than of texts. */
export const randomEdits = (most: number): fc.Arbitrary<RandomEdit[]> =>
  fc.array(fc.oneof({ weight: 3, arbitrary: valueEdit }, { weight: 1, arbitrary: textEdit }), { minLength: 1, maxLength: most });

/** A text after an edit. Values are edited in the last text that meant something, `valid`; an edit that makes it long is left out. */
export function edited(style: Style, text: string, valid: string, edit: RandomEdit): string {
  const next = editedAtWill(style, text, valid, edit);
  return next.length > LONGEST ? text : next;
}

function editedAtWill(style: Style, text: string, valid: string, { kind, where, which, name, value }: RandomEdit): string {
  if (kind === 'text') {
    const at = where % (text.length + 1);
    return text.slice(0, at) + name + text.slice(at + which);
  }
  const root: unknown = style.read(valid);
  const objects = objectsIn(root);
  const object = objects[where % objects.length] ?? {};
  const entries: [string, unknown][] = Object.entries(object);
  const index = which % Math.max(1, entries.length);
  const [key, old] = entries[index] ?? [name, value];
  if (Array.isArray(object)) {
    if (kind === 'remove') object.splice(index, 1);
    else object.splice(index, kind === 'set' ? 1 : 0, value);
    return style.write(root);
  }
  for (const [each] of entries) Reflect.deleteProperty(object, each);
  const others = entries.filter((_, at) => at !== index);
  const made: [string, unknown][] =
    kind === 'first'
      ? [[key, old], ...others]
      : kind === 'copy'
        ? [...entries, [name, old]]
        : kind === 'remove'
          ? others
          : entries.map((entry, at) => (at === index ? (kind === 'rename' ? [name, old] : [key, value]) : entry));
  for (const [each, member] of made)
    Object.defineProperty(object, each, { value: member, enumerable: true, configurable: true, writable: true });
  return style.write(root);
}
