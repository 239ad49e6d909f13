/** From one offset of a text to another. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A key with what it leads to. */
export interface Member extends Span {
  readonly key: Span;
  readonly value: Span;
}

const QUOTED_KEY = /"(?:[^"\\\n]|\\.)*"[ \t]*:(?=[\s"{[\w-])/g;
const FLOW_KEY = /(?<=[{,]\s*)[\w$./}{-]+?:(?=\s)/g;
const BLOCK_KEY = /(?<=^[ ]*(?:- )*)(?:[^\s#"'{}[\],&*!|>%@`:-][^:\n#]*|"[^"\n]*"|'[^'\n]*'):(?=[ \r\n]|$)/gm;
/** The most characters that a member is looked for the end of. */
const LONGEST = 60_000;

/** Whether a text is written with braces: JSON, or YAML's flow style. */
export function hasBraces(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

/** The first match of a pattern at or behind an offset, else the first of the text; the pattern has the flag `g`. */
export function nearest(text: string, pattern: RegExp, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  if (found !== null) return found;
  pattern.lastIndex = 0;
  return pattern.exec(text) ?? undefined;
}

/** The member whose key is the next one behind an offset, as far as can be told in a text that need not parse. */
export function memberNear(text: string, at: number): Member | undefined {
  const braces = hasBraces(text);
  const pattern = !braces ? BLOCK_KEY : text.includes('"openapi":') ? QUOTED_KEY : FLOW_KEY;
  const found = nearest(text, pattern, at);
  if (found === undefined) return undefined;
  const key = { start: found.index, end: found.index + found[0].trimEnd().length - 1 };
  const behind = found.index + found[0].length;
  const end = braces ? endInBraces(text, behind) : endInBlock(text, key.start, behind);
  const start = behind + (/^[ \t]*/.exec(text.slice(behind, behind + 50))?.[0].length ?? 0);
  return { key, value: { start: Math.min(start, end), end }, start: key.start, end };
}

/** The words of a key or a scalar without quotes around them. */
export function bare(text: string, { start, end }: Span): Span {
  const quote = text[start];
  const quoted = (quote === '"' || quote === "'") && end - start >= 2 && text[end - 1] === quote;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** The space before the key in its line. */
export function indentationOf(text: string, { start }: Span): string {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, start))?.[0] ?? '';
}

function endInBraces(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  const most = Math.min(text.length, from + LONGEST);
  for (let at = from; at < most; at++) {
    const unit = text[at] ?? '';
    if (quote !== '') {
      if (unit === '\\' && quote === '"') at++;
      else if (unit === quote) quote = '';
    } else if (unit === '"' || (unit === "'" && /[\s{[,:(]/.test(text[at - 1] ?? ''))) quote = unit;
    else if (unit === '{' || unit === '[') depth++;
    else if (unit === '}' || unit === ']') {
      if (depth === 0) return trimmed(text, from, at);
      if (--depth === 0) return at + 1;
    } else if (unit === ',' && depth === 0) return trimmed(text, from, at);
  }
  return Math.min(most, from + 1);
}

function endInBlock(text: string, key: number, from: number): number {
  const line = text.lastIndexOf('\n', key - 1) + 1;
  const column = key - line;
  let end = lineEnd(text, from);
  const most = Math.min(text.length, from + LONGEST);
  while (end < most) {
    const next = lineEnd(text, end + 1);
    const content = text.slice(end + 1, next);
    if (content.trim() !== '' && content.length - content.trimStart().length <= column) return end;
    end = next;
  }
  return Math.min(end, text.length);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function trimmed(text: string, from: number, to: number): number {
  return from + text.slice(from, to).trimEnd().length;
}
