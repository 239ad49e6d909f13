import type { Judgement } from '../workspace/judge';
import { place, shown } from './scope';
import type { Terminal } from './terminal';

/** What of a document was not checked and why, with a next step; none where all of it was. `judgement` is undefined when the lint was cancelled. */
export function complaintsOf(terminal: Terminal, uri: string, judgement: Judgement | undefined): string[] {
  if (judgement === undefined) return [`${shown(terminal, uri)} was not judged: its lint was cancelled. Run the command again.`];
  const complaints = judgement.rulesetProblems.map((problem) => place(terminal, problem) + flagFor(problem));
  if (judgement.rulesetProblems.length > 0) {
    const names = judgement.choice.requests.map(({ ruleset }) => shownRuleset(terminal, ruleset)).join(', ');
    complaints.push(`${shown(terminal, uri)} was not judged by ${names}.`);
  }
  complaints.push(...judgement.failures.map((failure) => place(terminal, failure)));
  if (judgement.outcome?.unrecognized === true && !judgement.outcome.broken) {
    complaints.push(
      `${shown(terminal, uri)} is no document that the ruleset knows. It needs “openapi: 3.x.y” or “swagger: "2.0"” at its top.`,
    );
  }
  return complaints;
}

function shownRuleset(terminal: Terminal, ruleset: string): string {
  return ruleset.startsWith('file:') ? shown(terminal, ruleset) : ruleset;
}

function flagFor(problem: Judgement['rulesetProblems'][number]): string {
  if (problem.needs === undefined || problem.message.includes('--allow-')) return '';
  if (problem.needs === 'functions') return ' Allow it with --allow-functions, if you trust who wrote it.';
  return problem.needs === 'host' ? ` Allow it with --allow-host ${problem.host ?? 'NAME'}.` : '';
}
