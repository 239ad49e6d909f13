import { isSyntaxFault, type Finding } from '../document/finding';
import { baseName } from '../document/uri';
import type { Judgement } from './judge';
import type { SettingsProblem } from './rulesetSettings';

/** The code of what we say about rulesets, and of what could not be checked. */
export const RULESET_CODE = 'specwright-ruleset';
export const UNCHECKED_CODE = 'specwright-unchecked';

const FIRST_LINE = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/**
 * What an editor shows for a root: the findings, why a ruleset is not in force, what was not checked. While an open document does not parse, the
 * findings of the last text that did stay, and only the syntax findings are added (ARCHITECTURE.md, “What always holds”).
 */
export function findingsToShow(
  root: string,
  judgement: Judgement,
  before: Judgement | undefined,
  isOpen: (uri: string) => boolean,
  settings: readonly SettingsProblem[] = [],
): { readonly findings: readonly Finding[]; readonly judgement: Judgement } {
  const findings = judgement.outcome?.findings ?? [];
  const syntax = findings.filter(isSyntaxFault);
  const typing = syntax.some(({ uri }) => uri !== undefined && isOpen(uri));
  const kept = typing && before?.outcome !== undefined ? before.outcome.findings.filter((finding) => !isSyntaxFault(finding)) : undefined;
  const shown = kept === undefined ? findings : [...kept, ...syntax];
  const outcome = judgement.outcome === undefined ? undefined : { ...judgement.outcome, findings: shown };
  return {
    findings: [
      ...shown,
      ...settings.map((problem) => aboutSettings(root, problem)),
      ...aboutRuleset(root, judgement),
      ...judgement.failures.map(unchecked),
    ],
    judgement: { ...judgement, outcome },
  };
}

/** A setting that is wrong keeps a document from being judged as somebody meant; it is said in the document, where it is noticed. */
function aboutSettings(root: string, { message }: SettingsProblem): Finding {
  return {
    code: RULESET_CODE,
    message: `A setting is left out: ${lowerFirst(message)}`,
    severity: 0,
    path: [],
    range: FIRST_LINE,
    uri: root,
  };
}

function aboutRuleset(root: string, judgement: Judgement): Finding[] {
  const { rulesetProblems, choice, ruleset } = judgement;
  const [first] = rulesetProblems;
  if (first === undefined) return [];
  const name = choice.requests
    .map((request) => (request.ruleset.startsWith('file:') ? baseName(request.ruleset) : request.ruleset))
    .join(', ');
  const stays = ruleset === undefined ? '' : ' The last version that worked stays in force.';
  const more = rulesetProblems.length > 1 ? ` (and ${rulesetProblems.length - 1} more)` : '';
  const about = (uri: string, message: string, range: Finding['range']): Finding => ({
    code: RULESET_CODE,
    message,
    severity: 0,
    path: [],
    range,
    uri,
  });
  const because = first.message.charAt(0).toLowerCase() === first.message.charAt(0) ? first.message : lowerFirst(first.message);
  return [
    about(root, `Not judged by ${name}, because ${because}${more}${stays}`, FIRST_LINE),
    ...rulesetProblems.flatMap((problem) => (problem.uri === undefined ? [] : [about(problem.uri, problem.message, problem.range)])),
  ];
}

/** A sentence goes on in small letters, unless it begins with a name or an acronym. */
function lowerFirst(sentence: string): string {
  return /^[A-Z][a-z]* /.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}

function unchecked(failure: Judgement['failures'][number]): Finding {
  return { code: UNCHECKED_CODE, message: failure.message, severity: 0, path: [], range: failure.range, uri: failure.uri };
}
