import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { DASH, SPACE } from './characterCodes';
import type { CondensedText } from './condensedText';
import { settle } from './movedYaml';
import { isFlow, lineStart, type YamlMap, type YamlNode, type YamlSequence } from './yamlTree';

/** Shorter values may as well be read. */
const WORTH_LEAVING_OUT = 40;

/** A value in a block. */
interface InBlock {
  readonly value: YamlNode | null;
  /** Where its key or dash stands; -1 where that is not known. */
  readonly start: number;
  /** Where the key or dash stands that comes next, which ends this value by the column in which it is. */
  readonly next: number;
}

/**
 * Leaves out of a text the values in blocks that stand before a stretch, or so many characters behind it, with what follows them. The tree is that of the
 * text before, in which the stretch differs.
 */
export function condensedYaml(
  tree: YamlNode,
  text: Characters,
  condensed: CondensedText,
  stretch: ChangedStretch,
  near: number,
): CondensedText {
  const columnOf = (offset: number): number => offset - lineStart(text, offset);
  const condense = (node: YamlNode | null, behind: number): void => {
    if (node === null || node.kind === 'scalar') return;
    settle(node);
    if (isFlow(node, text)) return;
    const column = columnOf(node.start);
    for (const { value, start, next } of inBlock(node, text, behind)) {
      const isBehind = lineStart(text, start) > stretch.endBefore + near;
      const isEnded = start >= 0 && next > start && next < text.length;
      if (value === null || !isEnded || !(isBehind || next < stretch.start) || columnOf(start) !== column) condense(value, next);
      // A list may stand as far out as its key, and nothing else; a tag may want something else.
      else if (columnOf(value.start) <= column || text.slice(start, value.start).includes('!')) condense(value, next);
      else if (lineStart(text, next) - value.start > WORTH_LEAVING_OUT) {
        const moved = isBehind ? stretch.endAfter - stretch.endBefore : 0;
        condensed.leaveOut(value.start + moved, lineStart(text, next) + moved, '{}\n', column);
      }
    }
  };
  condense(tree, text.length);
  return condensed;
}

function inBlock(node: YamlMap | YamlSequence, text: Characters, behind: number): InBlock[] {
  const parts =
    node.kind === 'map'
      ? node.members.map(({ keyStart, value }) => ({ start: keyStart, value }))
      : node.items.map((item) => ({ start: dashBefore(item.start, text), value: item }));
  return parts.map((part, index) => ({ ...part, next: parts[index + 1]?.start ?? behind }));
}

/** Where the dash of an item stands; -1 where it is not before it on its line, with nothing but spaces between. */
function dashBefore(start: number, text: Characters): number {
  let at = start - 1;
  while (text.charCodeAt(at) === SPACE) at--;
  return text.charCodeAt(at) === DASH ? at : -1;
}
