import { Document, isCollection, isScalar, visit, type Node } from 'yaml';

/** One way to write a document down. */
export interface Style {
  readonly name: string;
  readonly extension: 'yaml' | 'json';
  readonly write: (value: unknown) => string;
}

const COMPACT = { lineWidth: 0, flowCollectionPadding: true } as const;

/** The ways in which every fix is tried. */
export const STYLES: readonly Style[] = [
  { name: 'block', extension: 'yaml', write: (value) => new Document(plain(value)).toString(COMPACT) },
  { name: 'block, commented', extension: 'yaml', write: commented },
  { name: 'block, dashes out, ""', extension: 'yaml', write: doubleQuoted },
  { name: 'block, CRLF', extension: 'yaml', write: (value) => commented(value).replaceAll('\n', '\r\n') },
  { name: 'block, BOM, no end', extension: 'yaml', write: (value) => `\uFEFF${new Document(plain(value)).toString(COMPACT).trimEnd()}` },
  { name: 'flow', extension: 'yaml', write: (value) => flow(value, false) },
  { name: 'flow over lines', extension: 'yaml', write: (value) => flow(value, true) },
  { name: 'JSON', extension: 'json', write: (value) => `${JSON.stringify(value, null, 2)}\n` },
  { name: 'JSON, tabs, CRLF', extension: 'json', write: (value) => JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n') },
  { name: 'JSON, one line', extension: 'json', write: (value) => JSON.stringify(value) },
];

/** Without what JSON leaves out. */
function plain(value: unknown): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(value));
  return copy;
}

function doubleQuoted(value: unknown): string {
  return new Document(plain(value)).toString({
    ...COMPACT,
    indentSeq: false,
    nullStr: '',
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}

/** A numbered comment above every key and item and behind every scalar. */
function commented(value: unknown): string {
  const document = new Document(plain(value));
  let number = 0;
  const next = (): string => ` c${(number++).toString()}.`;
  visit(document, {
    Pair: (_, { key, value: held }) => {
      if (isScalar(key)) key.commentBefore = next();
      if (isScalar(held) && !String(held.value).includes('\n')) held.comment = next();
    },
    Seq: (_, seq) => {
      for (const item of seq.items) if (isNode(item)) item.commentBefore = next();
    },
  });
  return document.toString(COMPACT);
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value);
}

function flow(value: unknown, overLines: boolean): string {
  const document = new Document(plain(value));
  if (isCollection(document.contents)) document.contents.flow = true;
  if (!overLines) return document.toString({ ...COMPACT, lineWidth: 0 });
  let number = 0;
  visit(document, {
    Pair: (_, { value: held }) => {
      if (isScalar(held) && !String(held.value).includes('\n')) held.comment = ` c${(number++).toString()}.`;
    },
  });
  return document.toString({ ...COMPACT, lineWidth: 0 });
}
