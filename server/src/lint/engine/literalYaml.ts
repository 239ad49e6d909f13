import { GREATER, LINE_FEED, SPACE } from './characterCodes';
import { MoreToIt } from './yamlTree';

const HEADER = /[|>]([-+]?)([1-9]?)([-+]?) *\n/y;

/** A text in a block of its own, and where the line break stands with which it ends. */
interface Literal {
  readonly value: string;
  readonly end: number;
}

/**
 * Reads a text of YAML behind `|` or `>`, whose lines begin in column `least` or later, as Spectral's reader does: lines that are empty in front of the first
 * one are lost behind `|`, and `+` keeps one break less than there are. `text` ends with a line break. Throws `MoreToIt` where the block has another header.
 */
export function readLiteral(text: string, start: number, least: number): Literal {
  HEADER.lastIndex = start;
  const [, before = '', digit = '', after = ''] = HEADER.exec(text) ?? [];
  let line = HEADER.lastIndex;
  if (line === 0 || (before !== '' && after !== '')) throw new MoreToIt();
  const folds = text.charCodeAt(start) === GREATER;
  let isKnown = digit !== '';
  let column = isKnown ? least + Number(digit) - 1 : least;
  let empty = 0;
  let value = '';
  let wasFurtherIn = false;
  for (;;) {
    let at = line;
    const furthest = isKnown ? line + column : Infinity;
    while (at < furthest && text.charCodeAt(at) === SPACE) at++;
    if (!isKnown) column = Math.max(column, at - line);
    const unit = text.charCodeAt(at);
    if (unit === LINE_FEED) {
      empty++;
      line = at + 1;
      continue;
    }
    if (at - line < column || at >= text.length) break;
    if (!folds) value += isKnown ? '\n'.repeat(empty + 1) : '';
    else if (unit === SPACE || wasFurtherIn) {
      value += '\n'.repeat(empty + 1);
      wasFurtherIn = unit === SPACE;
    } else if (empty > 0) value += '\n'.repeat(empty);
    else if (isKnown) value += ' ';
    const end = text.indexOf('\n', at);
    value += text.slice(at, end);
    isKnown = true;
    empty = 0;
    line = end + 1;
  }
  const sign = before || after;
  if (sign === '+') value += '\n'.repeat(empty);
  else if (sign === '' && isKnown) value += '\n';
  return { value, end: line - 1 };
}
