import type { Document } from '../../document/document';
import type { TextEdit } from '../../document/textEdit';
import type { FixEdits } from '../fix';

/** The edits of one document, in the form that a fix gives; undefined when there are none. */
export function editsIn(document: Document, edits: readonly TextEdit[] | undefined): FixEdits | undefined {
  return edits === undefined || edits.length === 0 ? undefined : new Map([[document.uri, edits]]);
}
