import type { Failure } from '../editRun';

/** A program that goes through a failure again and prints what differs; to be kept in the project’s folder `.cache/edits` and run with tsx. */
export function script({ scenario, difference }: Failure): string {
  return `import { SpectralSession } from '../../server/src/lint/spectralSession';
import { firstDifference } from '../../test/conformance/edits/run';

/*
${difference.against}: ${difference.words.replaceAll('*/', '* /')}
*/
void firstDifference(
  ${JSON.stringify(scenario, null, 2).replaceAll('\n', '\n  ')},
  (files) => new SpectralSession({ files: () => files, now: () => 0 }),
  ['${difference.against}'],
  ${scenario.steps.length},
).then((found) => console.log(found === undefined ? 'no difference' : found.difference.words));
`;
}
