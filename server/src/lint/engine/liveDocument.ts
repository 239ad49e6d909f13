import type { Document, ISpectralDiagnostic } from '@stoplight/spectral-core';
import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import type { MovedLines } from './placedFinding';

/** A document of Spectral's of which the next text can be read in parts. */
export interface LiveDocument {
  readonly document: Document;
  /** What it means; edits are put into it in place. */
  readonly value: unknown;
  /**
   * The parts around a stretch that differs in the next text, as they read there, innermost first; none that would read otherwise in the whole text.
   * Undefined for one that does not read.
   */
  edited(stretch: ChangedStretch, text: Characters): Iterable<LivePart | undefined>;
  /** What Spectral's reader says is wrong with the next text; undefined where only a reading of the whole can tell, or where nothing is wrong. */
  faults(stretch: ChangedStretch, text: Characters): readonly ISpectralDiagnostic[] | undefined;
}

/** A part of a text, as it reads after an edit. */
export interface LivePart {
  readonly path: readonly string[];
  readonly value: unknown;
  /** Takes its places in; tells how lines were moved. */
  readonly take: () => MovedLines;
}
