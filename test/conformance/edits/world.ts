import { applyEdits } from '../../../server/src/document/textEdit';
import { SpectralSession } from '../../../server/src/lint/spectralSession';
import type { RulesetRequest } from '../../../server/src/ruleset/rulesetTypes';
import { memoryFiles } from '../../support/memoryFiles';
import { FOLDER, RULES, type Scenario, type Step } from './scenario';

/** What ruleset a name or a text asks for, in a folder where the text stands in the ruleset's file. */
export function rulesetRequest(ruleset: string): RulesetRequest {
  const named = ruleset.startsWith('specwright:');
  return { ruleset: named ? ruleset : RULES, baseUri: FOLDER, trust: { functions: false, hosts: [], shippedOnly: false } };
}

/** The texts as they ought to be after each step, kept without a session and without what a session keeps texts in. */
export class World {
  readonly disk: Record<string, string>;
  readonly opened: Map<string, string>;
  /** The ruleset in force: a shipped name, or the text that was last taken. */
  ruleset: string;
  version = 1;

  constructor(scenario: Scenario) {
    this.disk = { ...scenario.disk };
    this.opened = new Map(Object.entries(scenario.opened));
    this.ruleset = scenario.ruleset;
    if (!this.ruleset.startsWith('specwright:')) this.disk[RULES] = this.ruleset;
  }

  /** What is read at an address now. */
  textOf(uri: string): string | undefined {
    return this.opened.get(uri) ?? this.disk[uri];
  }

  /** The files as a session finds them that loads the ruleset in force afresh. */
  filesWithRuleset(): Record<string, string> {
    return this.ruleset.startsWith('specwright:') ? { ...this.disk } : { ...this.disk, [RULES]: this.ruleset };
  }

  /** Takes a step's effect on texts, and on the ruleset in force if it is one that loads. */
  async take(step: Step): Promise<void> {
    this.version++;
    if (step.kind === 'change') {
      this.opened.set(
        step.uri,
        step.edits.reduce((text, edit) => applyEdits(text, [edit]), this.opened.get(step.uri) ?? ''),
      );
    } else if (step.kind === 'write') {
      if (step.text === undefined) delete this.disk[step.uri];
      else this.disk[step.uri] = step.text;
    } else if (step.kind === 'open') this.opened.set(step.uri, step.text);
    else if (step.kind === 'close') this.opened.delete(step.uri);
    else if (step.kind === 'ruleset') {
      this.disk[RULES] = step.text;
      if (await loads(this.disk, step.text)) this.ruleset = step.text;
    }
  }
}

/** Whether a ruleset's text can judge, as a session says that has heard of nothing else. */
export async function loads(disk: Readonly<Record<string, string>>, ruleset: string): Promise<boolean> {
  const files = memoryFiles(disk);
  const session = new SpectralSession({ files: () => files, now: () => 0 });
  const reply = await session.setRuleset('r', [rulesetRequest(ruleset)], FOLDER);
  session.dispose();
  return reply.kind === 'inForce';
}
