import { CodeActionKind, type CodeAction, type Connection, type Disposable, type Range } from 'vscode-languageserver/node';
import type { Finding } from '../../document/finding';
import { canonicalUri } from '../../document/uri';
import { hasSafeFix, offeredFixes, type OfferedFix } from '../../workspace/fixDocument';
import { collectFor } from '../collect';
import { diagnosticOf, drawnRange } from '../diagnostic';
import { isCurrent } from '../safeFixes';
import { SaveFixes } from '../saveFixes';
import type { Feature, Services } from '../services';
import { workspaceEditOf } from '../workspaceEdit';
import { APPLY_FIX_ALL } from './fixAll';

/** The kind under which people put it into `editor.codeActionsOnSave`. */
const FIX_ALL_KIND = 'source.fixAll.specwright';

/** Quick fixes for the findings at a place, “fix all” for their rules, and `source.fixAll.specwright` */
export const codeActions: Feature = {
  name: 'code actions',
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND] } },
  register(connection: Connection, services: Services): Disposable {
    const saves = new SaveFixes(services);
    return connection.onCodeAction(async ({ textDocument, range, context }) => {
      const uri = canonicalUri(textDocument.uri);
      const wants = (kind: string): boolean =>
        context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
      const onSave = context.only?.some((only) => only === FIX_ALL_KIND || FIX_ALL_KIND.startsWith(`${only}.`)) === true;
      if (onSave) return fixAllOnSave(saves, uri);
      return wants(CodeActionKind.QuickFix) ? quickFixes(services, uri, range) : [];
    });
  },
};

async function quickFixes(services: Services, uri: string, range: Range): Promise<CodeAction[]> {
  const { documents, index, judging, host } = services;
  const actions = new Map<string, CodeAction>();
  for (const root of index.rootsOf(uri)) {
    const accepted = judging.latest(root);
    const findings = accepted?.judgement.outcome?.findings ?? [];
    if (accepted === undefined || !isCurrent(services, accepted)) continue;
    const lines = documents.linesOf(uri);
    const here = findings.filter((finding) => (finding.uri ?? root) === uri && touches(drawnRange(finding, lines), range));
    if (here.length === 0) continue;
    const collected = await collectFor(services, root);
    if (typeof collected === 'string') continue;
    for (const finding of here) {
      const diagnostic = diagnosticOf(finding, lines, (code) => host.ruleAddress(code));
      const offered = offeredFixes(finding, collected);
      for (const [place, fix] of offered.entries()) {
        const edit = workspaceEditOf(fix.edits, documents, accepted.versions);
        if (edit === undefined) continue;
        const action: CodeAction = {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: [diagnostic],
          edit,
          ...(place === 0 && fix.safe ? { isPreferred: true } : {}),
        };
        actions.set(keyOf(fix, finding), action);
      }
      if (offered.some(({ safe }) => safe)) addFixAll(actions, finding, uri, findings);
    }
  }
  return [...actions.values()].sort((a, b) => Number(a.command !== undefined) - Number(b.command !== undefined));
}

/** “Fix all of this rule” and “fix all”, once each, where there is more than one to fix. */
function addFixAll(actions: Map<string, CodeAction>, finding: Finding, uri: string, findings: readonly Finding[]): void {
  const sameRule = findings.filter(({ code }) => code === finding.code).length;
  if (sameRule > 1) actions.set(`all ${finding.code}`, fixAllAction(`Fix all “${finding.code}” findings in this API`, uri, finding.code));
  const safe = findings.filter(({ code }) => hasSafeFix(code)).length;
  if (safe > 1) actions.set('all', fixAllAction('Fix all findings in this API that have a safe fix', uri));
}

function fixAllAction(title: string, uri: string, code?: string): CodeAction {
  const argument = code === undefined ? { uri } : { uri, code };
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: APPLY_FIX_ALL, arguments: [argument] } };
}

async function fixAllOnSave(saves: SaveFixes, uri: string): Promise<CodeAction[]> {
  const edit = await saves.forSave(uri);
  if (typeof edit === 'string') return [];
  return [{ title: 'Fix all findings in this document that have a safe fix', kind: FIX_ALL_KIND, edit }];
}

function keyOf(fix: OfferedFix, finding: Finding): string {
  return JSON.stringify([fix.title, finding.range, finding.uri, finding.code]);
}

function touches(a: Range, b: Range): boolean {
  const before = (p: Range['start'], q: Range['start']): boolean => p.line < q.line || (p.line === q.line && p.character < q.character);
  return !before(a.end, b.start) && !before(b.end, a.start);
}
