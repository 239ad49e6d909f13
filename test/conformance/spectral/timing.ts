import { isDeepStrictEqual } from 'node:util';
import type { Case } from './case';
import type { DocumentedDifference } from './documentedDifferences';
import type { PrintedFinding } from './findings';
import { ask } from './spectralCli';

/** How often more spectral-cli is asked about a document in several files before its answer is taken for settled. */
const ASKED_AGAIN = 8;

/**
 * Where parts refer back to the file that refers to them, what Spectral resolves depends on which file is read first, and so do its findings from run to run. The
 * difference that this explains: the rules whose findings vary among spectral-cli's own answers. None where they are all the same, or the document is one file.
 */
export async function dependsOnTiming(each: Case, theirs: readonly PrintedFinding[]): Promise<DocumentedDifference[]> {
  const answers = [theirs];
  for (let again = 0; each.files.size > 1 && again < ASKED_AGAIN; again++) {
    const answer = await ask(each);
    if ('findings' in answer) answers.push(answer.findings);
  }
  const varying = varyingCodes(answers);
  if (varying.size === 0) return [];
  return [
    {
      name: `spectral-cli answers differently from run to run (${[...varying].sort().join(', ')})`,
      why: 'Files that refer to one another are resolved in the order in which they happen to be read.',
      without: (findings) => findings.filter((finding) => !varying.has(codeOf(finding))),
    },
  ];
}

/** The rules whose findings are not the same in all answers. */
export function varyingCodes(answers: readonly (readonly PrintedFinding[])[]): Set<string> {
  const codes = new Set(answers.flat().map(codeOf));
  const of = (findings: readonly PrintedFinding[] | undefined, code: string): readonly PrintedFinding[] =>
    (findings ?? []).filter((finding) => codeOf(finding) === code);
  return new Set([...codes].filter((code) => answers.some((answer) => !isDeepStrictEqual(of(answer, code), of(answers[0], code)))));
}

function codeOf({ code }: PrintedFinding): string {
  return typeof code === 'string' ? code : '';
}
