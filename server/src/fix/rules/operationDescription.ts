import { setMapEntry } from '../edit/setMapEntry';
import type { Fix } from '../fix';
import { editsIn } from '../openapi/editsIn';
import { stringOf } from '../openapi/operations';
import { valueAt } from '../../document/jsonValue';

/** `operation-description`: repeats the summary, where there is one; without it there is nothing to go by. */
export const operationDescription: Fix = {
  code: 'operation-description',
  safety: 'safe',
  title: () => 'Use the summary as the description',
  edits(document, finding) {
    const path = finding.path.at(-1) === 'description' ? finding.path.slice(0, -1) : finding.path;
    const operation = valueAt(document.value, path);
    const summary = stringOf(operation, 'summary')?.trim() ?? '';
    if (summary === '' || summary.includes('<script') || summary.includes('eval(')) return undefined;
    if ((stringOf(operation, 'description') ?? '') !== '') return undefined;
    return editsIn(document, setMapEntry(document, path, 'description', summary, { after: ['summary'] }));
  },
};
