import { deepStrictEqual, strictEqual } from 'node:assert';
import { JudgingProgressLine } from '../../../server/src/cli/judgingProgress';
import { progressLine } from '../../../server/src/cli/progressLine';
import { unusedTerminal } from '../../support/unusedTerminal';

const WIPED = '\r\u001b[2K';
const turns = [
  { uri: 'file:///work/a.yaml', size: 100 },
  { uri: 'file:///work/b.yaml', size: 300 },
];

describe('progress of a lint', () => {
  let written: string[];
  let interrupt: (() => void) | undefined;
  let columns: number;
  const watched = (interactive: boolean): ReturnType<typeof unusedTerminal> => ({
    ...unusedTerminal(),
    interactive,
    columns: () => columns,
    err: (text) => void written.push(text),
    onInterrupt: (callback) => {
      interrupt = callback;
      return () => (interrupt = undefined);
    },
  });
  beforeEach(() => {
    [written, interrupt, columns] = [[], undefined, 40];
  });

  it('is a bar over several documents, drawn over itself, and wiped away at the end', () => {
    const terminal = watched(true);
    const line = progressLine(terminal, false);
    const progress = new JudgingProgressLine(terminal, line, turns);
    for (const turn of turns) progress.end(turn);
    line.clear();
    deepStrictEqual(written, [
      `${WIPED}${'─'.repeat(24)}  0 of 2    0 %`,
      `${WIPED}${'━'.repeat(6)}${'─'.repeat(18)}  1 of 2   25 %`,
      `${WIPED}${'━'.repeat(24)}  2 of 2  100 %`,
      WIPED,
    ]);
    strictEqual(interrupt, undefined);
  });

  it('names the document that has taken longest, once it takes long, until it is done', () => {
    columns = 81;
    const terminal = watched(true);
    const progress = new JudgingProgressLine(terminal, progressLine(terminal, false), turns);
    const tell = (root: string, milliseconds: number): void =>
      progress.tell({ root: `file:///work/${root}.yaml`, milliseconds, checks: 1 });
    tell('a', 1_900);
    tell('a', 3_000);
    tell('b', 2_500);
    progress.end({ uri: 'file:///work/a.yaml', size: 100 });
    deepStrictEqual(
      written.map((text) => /%(.*)$/.exec(text)?.[1]),
      ['', '  a.yaml, 3 s', '  b.yaml, 3 s'],
    );
  });

  it('tells of a single document what it is at', () => {
    const terminal = watched(true);
    const progress = new JudgingProgressLine(terminal, progressLine(terminal, false), turns.slice(0, 1));
    progress.tell({ root: 'file:///work/a.yaml', milliseconds: 1_200, checks: 12_345 });
    progress.end({ uri: 'file:///work/a.yaml', size: 100 });
    deepStrictEqual(written, [`${WIPED}a.yaml: 12,345 checks, 1 s`]);
  });

  it('leaves a clean line to a person who interrupts it', () => {
    const terminal = watched(true);
    const line = progressLine(terminal, false);
    line.show('something');
    interrupt?.();
    deepStrictEqual(written, [`${WIPED}something`, WIPED]);
  });

  for (const [name, interactive, quiet] of [
    ['with --quiet', true, true],
    ['where nobody watches', false, false],
  ] as const)
    it(`is not drawn ${name}`, () => {
      const terminal = watched(interactive);
      const line = progressLine(terminal, quiet);
      const progress = new JudgingProgressLine(terminal, line, turns);
      for (const turn of turns) progress.end(turn);
      line.clear();
      deepStrictEqual(written, []);
    });
});
