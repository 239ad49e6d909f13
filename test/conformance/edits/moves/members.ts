import { bare, hasBraces, indentationOf, memberNear, nearest, type Member, type Span } from './places';
import { chosen, placeIn, type Move } from './move';
import type { Splice } from './splice';

const NAMES = [
  'type',
  'required',
  'properties',
  'items',
  'x-other',
  '$ref',
  'description',
  'get',
  'schema',
  'example',
  'enum',
  '200',
  'default',
  'nullable',
  'allOf',
  '12',
  '/renamed/{id}',
  '<<',
  'a/b',
  'a~b',
] as const;

/** Takes a whole member out. */
export const deleteMember: Move = (text, [where]) => {
  const member = memberNear(text, placeIn(text, where));
  return member === undefined ? [] : [[removal(text, member)]];
};

/** Pastes a member before another one, somewhere else; under a name of its own or, where it is the same, a second time. */
export const pasteMember: Move = (text, [where, what, how, more]) => {
  const from = memberNear(text, placeIn(text, where));
  const to = memberNear(text, how % 3 === 0 ? (from?.start ?? 0) : placeIn(text, what));
  if (from === undefined || to === undefined) return [];
  const name = more % 2 === 0 ? text.slice(from.key.start, from.key.end) : quotedAs(text, from.key, chosen(NAMES, more));
  return [[insertion(text, from, name, to)]];
};

/** Gives a key another name. */
export const renameKey: Move = (text, [where, what]) => {
  const key = memberNear(text, placeIn(text, where))?.key;
  return key === undefined ? [] : [[{ ...key, text: quotedAs(text, key, chosen(NAMES, what)) }]];
};

/** Gives what a reference leads to another name, and perhaps what refers to it afterwards. */
export const renameTarget: Move = (text, [where, what, how]) => {
  const reference = nearest(text, /\$ref["']?: *["']?[^"'\s]*\/([\w.-]+)/g, placeIn(text, where));
  const name = reference?.[1];
  if (reference === undefined || name === undefined) return [];
  const key = nearest(text, new RegExp(`(?<=[\\s"'{,])${name.replaceAll(/[.$]/g, '\\$&')}(?=["']?:)`, 'g'), 0);
  if (key === undefined) return [];
  const put = chosen([`${name}x`, name.slice(1), 'Renamed'], what);
  const at = reference.index + reference[0].length - name.length;
  const renamed = { start: key.index, end: key.index + name.length, text: put };
  if (how % 2 === 0) return [[renamed]];
  const moved = at > key.index ? put.length - name.length : 0;
  return [[renamed], [{ start: at + moved, end: at + moved + name.length, text: put }]];
};

/** Has a reference lead elsewhere: to where another one leads, into nothing, to itself, into another document. */
export const changeReference: Move = (text, [where, what, how]) => {
  const pattern = /(?<=\$ref["']?: *["']?)[^"'\s,}]+/g;
  const one = nearest(text, pattern, placeIn(text, where));
  const other = nearest(text, pattern, placeIn(text, what));
  if (one === undefined || other === undefined) return [];
  const put = chosen(
    [other[0], `${one[0]}x`, '#/nowhere', '#', 'missing.yaml', '#/components/schemas', `${other[0]}/properties/id`, '#/paths/~1x'],
    how,
  );
  return [[{ start: one.index, end: one.index + one[0].length, text: put }]];
};

/** Two members change places, in one change or in two. */
export const swapMembers: Move = (text, [where, , how]) => {
  const first = memberNear(text, placeIn(text, where));
  const second = first === undefined ? undefined : memberNear(text, first.end);
  if (first === undefined || second === undefined || second.start < first.end) return [];
  const [a, b] = [text.slice(first.start, first.end), text.slice(second.start, second.end)];
  const batch = [
    { start: second.start, end: second.end, text: a },
    { start: first.start, end: first.end, text: b },
  ];
  return how % 2 === 0 ? [batch] : batch.map((splice) => [splice]);
};

/** Cuts a member out and pastes it before another one: an operation into another path, say. */
export const moveMember: Move = (text, [where, what, how]) => {
  const operations = /(?<=^|[{,\s])["']?(?:get|post|put|delete|patch)["']?:/g;
  const at = how % 2 === 0 ? (nearest(text, operations, placeIn(text, where))?.index ?? 0) : placeIn(text, where);
  const from = memberNear(text, at);
  if (from === undefined) return [];
  const cut = removal(text, from);
  const left = text.slice(0, cut.start) + text.slice(cut.end);
  const place = how % 2 === 0 ? (nearest(left, operations, placeIn(left, what))?.index ?? 0) : placeIn(left, what);
  const to = memberNear(left, place);
  if (to === undefined) return [];
  const put = inserted(text, from, text.slice(from.key.start, from.key.end), left, to);
  return how % 3 === 0 ? [[cut, put]] : [[cut], [put]];
};

/** Puts another value in the place of one. */
export const changeValue: Move = (text, [where, what]) => {
  const member = memberNear(text, placeIn(text, where));
  if (member === undefined) return [];
  return [
    [
      {
        ...member.value,
        text: chosen(['"text"', '1', 'null', '{}', '[]', 'true', '1e400', '-0', '"2020-01-01"', '["a", "a"]', '', '0.1'], what),
      },
    ],
  ];
};

/** Out with a member and what parts it from its neighbours. */
function removal(text: string, { start, end }: Member): Splice {
  const behind = /^\s*,\s*/.exec(text.slice(end, end + 200))?.[0];
  if (hasBraces(text) && behind !== undefined) return { start, end: end + behind.length, text: '' };
  const before = /,?\s*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0] ?? '';
  return { start: start - before.length, end, text: '' };
}

function insertion(text: string, from: Member, name: string, to: Member): Splice {
  return inserted(text, from, name, text, to);
}

/** A member of one text put before a member of another, indented as that is. */
function inserted(text: string, from: Member, name: string, into: string, to: Member): Splice {
  const [was, is] = [indentationOf(text, from), indentationOf(into, to)];
  const rest = text.slice(from.key.end, from.end);
  const put = rest.replaceAll(`\n${was}`, `\n${is}`);
  return { start: to.start, end: to.start, text: `${name}${put}${hasBraces(text) ? ',' : ''}\n${is}` };
}

function quotedAs(text: string, key: Span, name: string): string {
  const quote = text[key.start];
  return bare(text, key).start > key.start && quote !== undefined ? `${quote}${name}${quote}` : name;
}
