import type { Connection, Disposable } from 'vscode-languageserver/node';
import { isSyntaxFault } from '../../document/finding';
import { STATUS, type DocumentStatus } from '../../protocol';
import type { AcceptedJudgement } from '../judging';
import type { Feature, Services } from '../services';

/** Tells the client what to say about each open document: by which ruleset it is judged, how many findings it has, what was left out. */
export const status: Feature = {
  name: 'status',
  capabilities: {},
  register(connection: Connection, services: Services): Disposable {
    const { judging, documents, index, contributions } = services;
    const known = new Set<string>();
    const tell = (uri: string, told: Omit<DocumentStatus, 'uri'>): void => {
      known.add(uri);
      void connection.sendNotification(STATUS, { uri: documents.clientUri(uri), ...told } satisfies DocumentStatus);
    };
    const openOf = (root: string): string[] => {
      const reach = index.reach(root);
      return documents.all.map(({ uri }) => uri).filter((uri) => reach.has(uri));
    };
    judging.events.push({
      began: (root) => {
        for (const uri of openOf(root)) tell(uri, { state: 'judging' });
      },
      ended: (root, accepted) => {
        const latest = accepted ?? judging.latest(root);
        for (const uri of openOf(root)) tell(uri, { ...statusOf(uri, latest), findings: contributions.of(uri).length });
      },
    });
    documents.changes.push(() => {
      for (const uri of known) {
        if (index.rootsOf(uri).length > 0) continue;
        tell(uri, { state: 'notOpenApi' });
        known.delete(uri);
      }
    });
    return { dispose: () => undefined };
  },
};

/** What is said of a document by the judgement of its root; that it does not parse is said of the one that does not. */
function statusOf(uri: string, accepted: AcceptedJudgement | undefined): Omit<DocumentStatus, 'uri'> {
  if (accepted === undefined) return { state: 'notJudged', problem: 'The lint was cancelled. It starts again with the next edit.' };
  const { judgement } = accepted;
  const problem = judgement.rulesetProblems[0]?.message ?? judgement.failures[0]?.message;
  const broken =
    judgement.outcome?.broken === true && judgement.outcome.findings.some((finding) => finding.uri === uri && isSyntaxFault(finding));
  return {
    state: judgement.outcome === undefined ? 'notJudged' : broken ? 'broken' : 'judged',
    ...(judgement.ruleset === undefined ? {} : { ruleset: judgement.ruleset.name }),
    ...(judgement.choice.leftOut === undefined ? {} : { leftOut: judgement.choice.leftOut }),
    ...(problem === undefined ? {} : { problem }),
  };
}
