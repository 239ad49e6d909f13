import { Document } from '../../../server/src/document/document';
import type { Finding } from '../../../server/src/document/finding';
import type { Range } from '../../../server/src/document/position';
import { applyEdits, type TextEdit } from '../../../server/src/document/textEdit';
import type { Fix } from '../../../server/src/fix/fix';

/** What became of a fix for one or more findings. */
export interface Applied {
  readonly texts: ReadonlyMap<string, string>;
  /** The findings for which there was something to do. */
  readonly offered: readonly Finding[];
  readonly refused: readonly Finding[];
  /** What is wrong with the edits as such, in words. */
  readonly faults: readonly string[];
}

/** Applies a fix to findings one after the other, each on the texts as the one before left them. */
export function applyFix(fix: Fix, findings: readonly Finding[], root: string, texts: ReadonlyMap<string, string>): Applied {
  const documents = new Map([...texts].map(([uri, text]) => [uri, new Document(uri, 0, text)]));
  const offered: Finding[] = [];
  const refused: Finding[] = [];
  const faults: string[] = [];
  // From the last to the first, so that places stay right when list items go.
  for (const finding of [...findings].reverse()) {
    const rootDocument = documents.get(root);
    const document = finding.uri === undefined ? undefined : documents.get(finding.uri);
    if (rootDocument === undefined || document === undefined) continue;
    const edits = fix.edits(document, finding, { root: rootDocument, document: (uri) => documents.get(uri) });
    (edits === undefined ? refused : offered).push(finding);
    for (const [uri, list] of edits ?? []) {
      const before = documents.get(uri);
      if (before === undefined) continue;
      const after = new Document(uri, before.version + 1, applyEdits(before.text, list), before.language);
      faults.push(...faultsOf(before, after, list, fix.code.includes('-unused-')));
      documents.set(uri, after);
    }
  }
  return { texts: new Map([...documents].map(([uri, { text }]) => [uri, text])), offered, refused, faults };
}

/**
 * What must hold for the text of any edit: it still reads, comments are all there (but for those inside a component that is deleted), and line
 * breaks are of one kind.
 */
export function faultsOf(before: Document, after: Document, edits: readonly TextEdit[], innerCommentsGo: boolean): string[] {
  const faults: string[] = [];
  if (after.problems.length > before.problems.length) faults.push(`does not parse: ${after.problems[0]?.message ?? ''}`);
  if (after.tree.errors.length > before.tree.errors.length)
    faults.push(`does not parse as YAML 1.2: ${after.tree.errors[0]?.message ?? ''}`);
  if (before.language === 'json' && !isJson(after.text) && isJson(before.text)) faults.push('is no JSON any more');
  if (before.text.includes('\r\n') && !/[^\r]\n/.test(before.text) && /[^\r]\n/.test(after.text))
    faults.push('has a line break that is not CRLF');
  if (!before.text.includes('\r') && after.text.includes('\r')) faults.push('has a CRLF');
  if (endOf(before.text) !== endOf(after.text)) faults.push('ends otherwise');
  if (before.text.startsWith('\uFEFF') !== after.text.startsWith('\uFEFF')) faults.push('lost or got a byte order mark');
  const gone = innerCommentsGo ? edits.flatMap(({ range }) => comments(textIn(before, range))) : [];
  const kept = comments(before.text).filter((comment) => !gone.includes(comment));
  if (kept.join() !== comments(after.text).join()) faults.push(`comments differ: ${comments(after.text).join(' ')}`);
  if (edits.some(({ range }) => range.start.line > range.end.line) || edits.length === 0) faults.push('has an edit that is none');
  return faults;
}

function textIn({ text, lines }: Document, { start, end }: Range): string {
  return text.slice(lines.offsetAt(start), lines.offsetAt(end));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function endOf(text: string): string {
  return /[\r\n]*$/.exec(text)?.[0] ?? '';
}

/** The numbered comments that the styles write, sorted, since what is moved takes its own along. */
function comments(text: string): string[] {
  return (text.match(/# c\d+\./g) ?? []).sort();
}
