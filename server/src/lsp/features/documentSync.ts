import { FileChangeType, TextDocumentSyncKind, type Connection, type Disposable, type FileEvent } from 'vscode-languageserver/node';
import { canonicalUri } from '../../document/uri';
import { isRulesetFile } from '../../workspace/rulesetFiles';
import { isDocumentFile } from '../../workspace/workspaceIndex';
import type { Feature, Services } from '../services';

/** How long changes on disk are gathered before they are looked at, in milliseconds: a `git switch` touches many files. */
const GATHER = 50;

/** Keeps index, linter and schedule up to date with what is typed, opened, closed, saved and changed on disk. */
export const documentSync: Feature = {
  name: 'document sync',
  capabilities: { textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: { includeText: false } } },
  register(connection: Connection, services: Services): Disposable {
    const { documents, index, judge, judging, folders, publisher, host } = services;
    let gathered: FileEvent[] = [];
    // One batch after the other: what an earlier one is still reading must not come after what a later one has heard.
    let taken = Promise.resolve();
    let stop: () => void = () => undefined;

    const handlers: Disposable[] = [
      documents.listen(connection, {
        opened(document) {
          judge.open(document.uri, document.text, document.version);
          index.update(document.uri, document.text);
          if (index.isRoot(document.uri)) judging.schedule(document.uri, 'now');
          if (isRulesetFile(document.uri)) return;
          void scheduleRoots(services, document.uri);
        },
        changed(uri, version, edits, touched) {
          if (edits === undefined) judge.open(uri, documents.get(uri)?.text ?? '', version);
          else judge.change(uri, edits, version);
          const before = index.rootsOf(uri);
          // What a document refers to, and whether it is a root, stands in lines that say so; most keys are typed elsewhere.
          if (touched === undefined || /\$ref|openapi|swagger/.test(touched)) index.update(uri, documents.get(uri)?.text ?? '');
          if (isRulesetOf(services, uri)) judge.forgetRulesets();
          void scheduleAfterEdit(services, uri, before);
        },
        saved(uri) {
          void folders.settingsOf(uri).then(({ lintRun }) => {
            if (lintRun === 'onSave') for (const root of index.rootsOf(uri)) judging.schedule(root, 'now');
          });
        },
        closed(uri) {
          judge.close(uri);
          void (async () => {
            const before = index.rootsOf(uri);
            await index.reread(uri, folders.boundaryOf(uri));
            if (isRulesetOf(services, uri)) {
              judge.forgetRulesets();
              judging.scheduleAll();
            }
            judging.reconcile();
            const active = new Set(judging.activeRoots());
            for (const root of new Set([...before, ...index.rootsOf(uri)])) if (active.has(root)) judging.schedule(root, 'now');
            publisher.publish([uri]);
          })();
        },
      }),
      connection.onDidChangeWatchedFiles(({ changes }) => {
        gathered.push(...changes);
        stop();
        stop = host.after(GATHER, () => {
          const events = gathered;
          gathered = [];
          taken = taken
            .then(() => onDiskChanges(services, events))
            .catch((error: unknown) => connection.console.error(`Changes on disk were not taken in: ${String(error)}`));
        });
      }),
    ];
    return {
      dispose: () => {
        stop();
        for (const handler of handlers) handler.dispose();
      },
    };
  },
};

/** Has the roots of an opened document judged; a part's roots are only known once the folder was searched. */
async function scheduleRoots({ documents, index, judging, folders }: Services, uri: string): Promise<void> {
  if (!index.isRoot(uri)) await index.scan(folders.boundaryOf(uri));
  if (documents.versionOf(uri) === undefined) return;
  for (const root of index.rootsOf(uri)) if (root !== uri) judging.schedule(root, 'now');
}

async function scheduleAfterEdit(
  { index, judging, folders, ...services }: Services,
  uri: string,
  before: readonly string[],
): Promise<void> {
  const { lintRun } = await folders.settingsOf(uri);
  judging.reconcile();
  if (isRulesetOf({ index, judging, folders, ...services }, uri)) return judging.scheduleAll();
  if (lintRun === 'onSave') return;
  const active = new Set(judging.activeRoots());
  for (const root of new Set([...before, ...index.rootsOf(uri)])) if (active.has(root)) judging.schedule(root, 'afterPause');
}

/** Whether a document is a ruleset, or a part of one, that judges something now. */
function isRulesetOf({ judging }: Services, uri: string): boolean {
  return isRulesetFile(uri) || judging.activeRoots().some((root) => judging.latest(root)?.judgement.rulesetFiles.includes(uri) === true);
}

async function onDiskChanges(services: Services, events: readonly FileEvent[]): Promise<void> {
  const { documents, index, judge, judging, folders } = services;
  const affected = new Set<string>();
  let rulesets = false;
  for (const { uri: clientUri, type } of events) {
    const uri = canonicalUri(clientUri).replace(/\/$/, '');
    for (const root of index.rootsOf(uri)) affected.add(root);
    rulesets ||= isRulesetOf(services, uri);
    if (uri.endsWith('/.vscode/settings.json')) {
      folders.forgetSettings();
      rulesets = true;
    }
    // What is open is read from the editor, which tells of its own changes.
    if (documents.versionOf(uri) !== undefined) continue;
    if (type === FileChangeType.Created && index.isNeverSearched(uri, folders.boundaryOf(uri))) continue;
    if (type === FileChangeType.Deleted) {
      const gone = index.forget(uri);
      rulesets ||= gone.some((each) => isRulesetOf(services, each));
      for (const each of gone) for (const root of index.rootsOf(each)) affected.add(root);
      // A deleted folder names none of its files; rulesets may have been among them.
      if (!isDocumentFile(uri)) rulesets = true;
    } else if (isDocumentFile(uri)) await index.reread(uri, folders.boundaryOf(uri));
    else if (type === FileChangeType.Created) await index.search(uri, folders.boundaryOf(uri));
    for (const root of index.rootsOf(uri)) affected.add(root);
  }
  if (rulesets) judge.forgetRulesets();
  judging.reconcile();
  for (const root of await judging.pinNewcomers()) affected.add(root);
  const active = new Set(judging.activeRoots());
  for (const root of rulesets ? active : affected) if (active.has(root)) judging.schedule(root, 'now');
  documents.tellOfDisk();
}
