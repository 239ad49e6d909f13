import type { TextEdit } from '../../../../server/src/document/textEdit';
import type { Scenario, Step } from '../scenario';

/** Lines of a text, the first and the one behind the last. */
export interface Block {
  readonly first: number;
  readonly beyond: number;
}

/** What can be taken out of a text in one piece: each line with the lines under it that are indented more and the bracket that ends it, large ones first. */
export function blocksOf(text: string): Block[] {
  const lines = text.split('\n');
  const depth = lines.map((line) => (line.trim() === '' ? Infinity : line.length - line.trimStart().length));
  const blocks = lines.map((_, first): Block => {
    let beyond = first + 1;
    while (beyond < lines.length && (depth[beyond] ?? 0) > (depth[first] ?? 0)) beyond++;
    if (beyond > first + 1 && depth[beyond] === depth[first] && /^\s*[\]}]/.test(lines[beyond] ?? '')) beyond++;
    return { first, beyond };
  });
  return blocks.sort((a, b) => b.beyond - b.first - (a.beyond - a.first));
}

/**
 * A scenario in which one text lacks a block from the beginning, its edits moved accordingly; undefined where an edit touches the block.
 * The comma before a last member goes with it.
 */
export function withoutLines(scenario: Scenario, where: 'opened' | 'disk', uri: string, { first, beyond }: Block): Scenario | undefined {
  const lines = (scenario[where][uri] ?? '').split('\n');
  const last = /^\s*[\]}]/.test(lines[beyond] ?? '') && !lines[beyond - 1]?.trimEnd().endsWith(',');
  const left = lines.toSpliced(first, beyond - first);
  const before = left[first - 1];
  if (last && before?.endsWith(',')) left[first - 1] = before.slice(0, -1);
  let start = first;
  const count = beyond - first;
  const steps: Step[] = [];
  for (const step of scenario.steps) {
    if (step.kind !== 'change' || step.uri !== uri) {
      if (step.kind !== 'ask' && step.kind !== 'ruleset' && step.uri === uri) return undefined;
      steps.push(step);
      continue;
    }
    const edits: TextEdit[] = [];
    for (const edit of step.edits) {
      const { range, newText } = edit;
      if (range.start.line >= start + count) {
        const up = ({ line, character }: TextEdit['range']['start']): TextEdit['range']['start'] => ({ line: line - count, character });
        edits.push({ range: { start: up(range.start), end: up(range.end) }, newText });
      } else if (range.end.line < start) {
        edits.push(edit);
        start += newText.split(/\r\n|\r|\n/).length - 1 - (range.end.line - range.start.line);
      } else return undefined;
    }
    steps.push({ ...step, edits });
  }
  return { ...scenario, [where]: { ...scenario[where], [uri]: left.join('\n') }, steps };
}
