import { Disposable, Uri, window, workspace, type TextDocument } from 'vscode';
import { externalTargetsInText, mayBeOpenApiRoot } from '../../server/src/protocol';
import type { Server } from './languageClient';

const LANGUAGES = new Set(['yaml', 'json', 'jsonc']);
/** How many files are looked at, at the most, to tell whether an opened document is a part of an API. */
const MOST_FILES = 2_000;
/** Above this size VS Code gives an extension no text (facts of VS Code: 50 MB). */
const LARGEST = 50 * 1024 * 1024;

/** Starts the server with the first OpenAPI document, or part of one, that is opened; every other YAML or JSON file is left alone. */
export function wakeFor(server: Server): Disposable {
  let awake = false;
  const consider = async (document: TextDocument): Promise<void> => {
    if (awake || !LANGUAGES.has(document.languageId) || !['file', 'untitled'].includes(document.uri.scheme)) return;
    if (!mayBeOpenApiRoot(document.getText()) && !(await isPart(document))) return;
    awake = true;
    await server.start();
  };
  const subscriptions = [
    workspace.onDidOpenTextDocument((document) => void consider(document)),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!awake && LANGUAGES.has(document.languageId) && mayBeOpenApiRoot(document.getText())) void consider(document);
    }),
    window.tabGroups.onDidChangeTabs(({ opened }) => {
      for (const tab of opened) void warnOfSize(tab.input);
    }),
  ];
  for (const document of workspace.textDocuments) void consider(document);
  return Disposable.from(...subscriptions);
}

/** Whether some document of the workspace refers to a file of this name, and some document is an OpenAPI root. */
async function isPart(document: TextDocument): Promise<boolean> {
  if (document.uri.scheme !== 'file' || workspace.getWorkspaceFolder(document.uri) === undefined) return false;
  const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
  const files = await workspace.findFiles('**/*.{yaml,yml,json}', '**/node_modules/**', MOST_FILES);
  let referred = false;
  let root = false;
  for (const file of files) {
    const text = await textOf(file);
    root ||= mayBeOpenApiRoot(text);
    referred ||= externalTargetsInText(text).some((target) => baseOf(target) === name);
    if (root && referred) return true;
  }
  return false;
}

async function textOf(file: Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // A file that went away between the search and the reading is no reason to wake.
    return '';
  }
}

function baseOf(target: string): string {
  const path = decodeURIComponent(target.replace(/#.*$/s, '').replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  return path.slice(path.lastIndexOf('/') + 1);
}

/** VS Code shows a document of over 50 MB but gives extensions none of its text; silence would look like “no findings”. */
async function warnOfSize(input: unknown): Promise<void> {
  if (typeof input !== 'object' || input === null || !('uri' in input) || !(input.uri instanceof Uri)) return;
  if (input.uri.scheme !== 'file' || !/\.(ya?ml|json)$/i.test(input.uri.path)) return;
  const { size } = await workspace.fs.stat(input.uri);
  if (size <= LARGEST) return;
  const name = input.uri.path.slice(input.uri.path.lastIndexOf('/') + 1);
  void window.showWarningMessage(
    `${name} has ${Math.round(size / 1024 / 1024)} MB. VS Code gives no extension a text of over 50 MB, so it is not judged here. Split it with $ref.`,
  );
}
