import type { Document } from '../document/document';
import { START_OF_TEXT } from '../document/position';
import type { ManifestProblem } from './manifest';

/** Why the texts of an export cannot be trusted to mean what they seem to: syntax, an empty root, tabs. Empty where they can. */
export function problemsOfTexts(root: Document, documents: ReadonlyMap<string, Document>): ManifestProblem[] {
  const texts = [root, ...documents.values()].filter((document, index, all) => all.indexOf(document) === index);
  const problems = texts.flatMap((document) => [...syntaxProblems(document), ...tabProblems(document)]);
  if (problems.length > 0 || (root.value !== undefined && root.value !== null)) return problems;
  return [{ message: 'The document is empty. Begin with openapi: 3.1.0.', range: START_OF_TEXT, uri: root.uri, path: [] }];
}

function syntaxProblems({ uri, problems }: Document): ManifestProblem[] {
  return problems.map(({ message, range }) => ({ message, range, uri, path: [] }));
}

/**
 * Tabs that indent: Spectral's reader takes them in silence and puts what follows at another level, decK's refuses them. The stricter reader
 * is asked only where a line begins with one, since tabs may stand in block texts and flow collections.
 */
function tabProblems(document: Document): ManifestProblem[] {
  if (document.language === 'json' || document.problems.length > 0 || !/^ *\t/m.test(document.text)) return [];
  const tabs = document.tree.errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  return tabs.map(({ pos }) => {
    const start = document.lines.positionAt(pos[0]);
    const message = 'A tab cannot indent YAML: programs that read this line would disagree on what it belongs to. Use spaces.';
    return { message, range: { start, end: document.lines.positionAt(pos[1]) }, uri: document.uri, path: [] };
  });
}
