import { Disposable, workspace, type TextDocument, type Uri } from 'vscode';
import { externalTargetsInText, mayBeOpenApiRoot } from '../../server/src/protocol';
import type { Server } from './languageClient';

const LANGUAGES = new Set(['yaml', 'json', 'jsonc']);
/** How many files are looked at, at the most, to tell whether an opened document is a part of an API. */
const MOST_FILES = 2_000;

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
