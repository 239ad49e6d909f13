import { closingLines } from '../../../scripts/counting';

const WHY = {
  deck: 'deck is absent: not run. Set DECK, or put deck on the PATH (CONTRIBUTING.md says how it is built).',
  documents: 'The real documents are absent: not run. Install them with npm ci --prefix test/bench.',
};

/** Says why a comparison was not run, counts it as skipped, and gives its exit code: what is absent is no failure. */
export function notRun(absent: keyof typeof WHY): number {
  console.log(`${WHY[absent]}\n${closingLines({ passed: 0, failed: 0, skipped: 1 })}`);
  return 0;
}
