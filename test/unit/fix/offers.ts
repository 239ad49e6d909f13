import { parse } from 'yaml';
import { Document } from '../../../server/src/document/document';
import type { Finding } from '../../../server/src/document/finding';
import type { JsonPath } from '../../../server/src/document/jsonPath';
import { START_OF_TEXT } from '../../../server/src/document/position';
import { applyEdits } from '../../../server/src/document/textEdit';
import { fixesFor } from '../../../server/src/fix/registry';

export const ROOT = 'file:///specs/root.yaml';

/** A finding as a rule would give it. */
export function finding(code: string, path: JsonPath, uri = ROOT): Finding {
  return { code, path, uri, message: '', severity: 1, range: START_OF_TEXT };
}

/** What the first fix that offers itself makes of some texts (the root's alone, or by file name); undefined when none does. */
export function offer(
  texts: string | Readonly<Record<string, string>>,
  code: string,
  path: JsonPath,
  file = 'root.yaml',
): Record<string, string> | undefined {
  const files = typeof texts === 'string' ? { 'root.yaml': texts } : texts;
  const documents = new Map(
    Object.entries(files).map(([name, text]) => [`file:///specs/${name}`, new Document(`file:///specs/${name}`, 0, text)]),
  );
  const root = documents.get(ROOT);
  const document = documents.get(`file:///specs/${file}`);
  if (root === undefined || document === undefined) throw new Error('There is no such file.');
  const context = { root, document: (uri: string) => documents.get(uri) };
  for (const fix of fixesFor(code)) {
    const edits = fix.edits(document, finding(code, path, document.uri), context);
    if (edits === undefined) continue;
    return Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, applyEdits(text, edits.get(`file:///specs/${name}`) ?? [])]),
    );
  }
  return undefined;
}

/** What the root means after the first fix that offers itself; undefined when none does. */
export function offered(text: string, code: string, path: JsonPath): unknown {
  const after = offer(text, code, path)?.['root.yaml'];
  return after === undefined ? undefined : parse(after, { merge: true });
}
