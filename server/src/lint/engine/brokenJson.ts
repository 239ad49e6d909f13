import type { ISpectralDiagnostic } from '@stoplight/spectral-core';
import { jsonDocument } from './jsonDocument';
import { mendedJson } from './mendedJson';

/**
 * What Spectral's reader says is wrong with a text that is not JSON and was never read otherwise, where it is so by one keystroke or one line: told as of an
 * edit of the text that it would be without. Undefined for any other text, which that reader has to read whole.
 */
export function faultsInJson(text: string, source: string): readonly ISpectralDiagnostic[] | undefined {
  for (const { text: before, stretch } of mendedJson(text)) {
    const document = jsonDocument(before, source);
    if (document !== undefined) return document.faults(stretch, text);
  }
  return undefined;
}
