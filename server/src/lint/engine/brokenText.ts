import { Document as SpectralDocument, type ISpectralDiagnostic } from '@stoplight/spectral-core';
import { Yaml } from '@stoplight/spectral-parsers';
import { Kind, loadAll, type YAMLNode } from '@stoplight/yaml-ast-parser';
import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { isSyntaxFault } from '../../document/finding';
import { endsInUnfinishedEscape } from '../../document/parse';
import type { CondensedText, StandIn } from './condensedText';
import { LineStarts } from './lineStarts';
import { isMap, isSequence } from './yamlTree';

/**
 * Messages of Spectral's reader (stoplight/yaml 4.3.0) whose ranges hang on more than the place where it is: it goes back over lines that it has counted,
 * or names the rest of a line.
 */
const PLACED_OTHERWISE = /multiline key may not be|^Unknown tag/;

/** How much behind an edit is read at first, and then, in characters: a quote that was opened is mostly closed by the next one. */
const NEAR = [2_000, 30_000];
const OPENING = /[[{]/;
const NO_COMMA = 'missed comma between flow collection entries';

/** The places of a text that was read without a fault. */
interface Condensing {
  /** The next text without what is outside of the stretch in which it differs; so many characters behind that are kept. */
  condensed(stretch: ChangedStretch, next: Characters, near: number): CondensedText;
}

/**
 * What Spectral's reader says is wrong with a text in which a stretch differs from one that was read; undefined where nothing is, or where only a reading
 * of the whole can tell. Most of it is left out for that (`CondensedText`).
 *
 * The reader goes through both texts in step as long as it enters every stand-in as what it is, with nothing around it that changes what it would make of
 * the part that was left out; that part was read without a fault before, and reads so again. What it entered is told from its tree.
 */
export function faultsAfter(
  places: Condensing,
  stretch: ChangedStretch,
  next: Characters,
  source: string,
): readonly ISpectralDiagnostic[] | undefined {
  if (next.slice(0, 1) === '\uFEFF' || next.indexOf('\t') >= 0 || hasLoneReturn(next) || endsInUnfinishedEscape(next)) return undefined;
  for (const near of NEAR) {
    const faults = faultsOf(places.condensed(stretch, next, near), source);
    if (faults !== 'not all entered') return faults;
  }
  return undefined;
}

function faultsOf(condensed: CondensedText, source: string): readonly ISpectralDiagnostic[] | 'not all entered' | undefined {
  const text = condensed.finish();
  if (condensed.standIns.length === 0 || endsInUnfinishedEscape(text)) return undefined;
  try {
    if (!areEntered(condensed.standIns, text)) return 'not all entered';
    const placed: ISpectralDiagnostic[] = [];
    const lines = new LineStarts(text);
    for (const fault of new SpectralDocument(text, Yaml, source).diagnostics) {
      if (!isSyntaxFault(fault)) continue;
      const range = PLACED_OTHERWISE.test(fault.message) ? undefined : condensed.rangeInOriginal(fault.range, lines);
      if (range === undefined) return undefined;
      placed.push({ ...fault, range });
    }
    return placed.length > 0 ? placed : undefined;
  } catch {
    // Whoever reads it in full tells what it was.
    return undefined;
  }
}

/** Whether the reader entered every stand-in as what it is, and met no anchors or aliases, which reach further than that. */
function areEntered(standIns: readonly StandIn[], text: string): boolean {
  const expected = new Map(standIns.map((standIn) => [standIn.start, standIn]));
  /** `column` is where the block that the node is in has its keys or dashes; undefined within brackets. */
  const enter = (node: YAMLNode | null, column: number | undefined, inBrackets: boolean): boolean => {
    if (node === null) return true;
    if (node.anchorId !== undefined || node.kind === Kind.ANCHOR_REF || node.kind === Kind.INCLUDE_REF) return false;
    const { startPosition: start } = node;
    const standIn = node.kind === Kind.SEQ || node.kind === Kind.MAP ? expected.get(start) : undefined;
    if (standIn?.end === node.endPosition && (standIn.column === undefined || standIn.column === column)) expected.delete(start);
    const within = inBrackets || OPENING.test(text.charAt(start));
    const own = within ? undefined : start - (text.lastIndexOf('\n', start - 1) + 1);
    if (isSequence(node)) return node.items.every((item: YAMLNode | null) => enter(item, own, within));
    return !isMap(node) || node.mappings.every(({ key, value }) => enter(key, undefined, true) && enter(value, own, within));
  };
  const documents: YAMLNode[] = [];
  loadAll(text, (document) => void documents.push(document), { ignoreDuplicateKeys: true });
  for (const { comments, errors } of documents) {
    for (const { startPosition } of comments ?? []) expected.delete(startPosition - 1);
    // Here the reader goes on one character later, with a bracket as well.
    if (errors.some(({ reason, mark }) => reason === NO_COMMA && OPENING.test(text.charAt(mark.position)))) return false;
  }
  return documents.length > 0 && documents.every((document) => enter(document, undefined, false)) && expected.size === 0;
}

/** A carriage return alone ends a line for the reader, and for nobody else who counts. */
function hasLoneReturn(text: Characters): boolean {
  return text.indexOf('\r') >= 0 && /\r(?!\n)/.test(text.slice(0));
}
