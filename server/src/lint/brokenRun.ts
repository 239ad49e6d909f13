import { Document as SpectralDocument, type ISpectralDiagnostic } from '@stoplight/spectral-core';
import { Json, Yaml } from '@stoplight/spectral-parsers';
import { isSyntaxFault, type Finding } from '../document/finding';
import { isReadAsJson } from '../document/parse';
import { comparePositions } from '../document/position';
import { pathOfUri } from '../document/uri';
import { faultsInWhole } from './engine/wholeYaml';
import type { Judgement, LintRequest } from './lintSession';

/** All that is said where a document does not parse, and the lint was to stop then. What that one refers to is not told from what is left of it. */
export function brokenRun({ root, version }: LintRequest, findings: readonly Finding[]): Judgement {
  const documents = [...new Set([root, ...findings.flatMap(({ uri }) => uri ?? [])])];
  return { root, version, findings, documents, broken: true, unrecognized: false, failures: [] };
}

/** What Spectral makes of a reader's diagnostics where they are those of a part: it words them once more, and has each once, in order. */
export function toldOfPart(faults: readonly ISpectralDiagnostic[]): readonly ISpectralDiagnostic[] {
  const parser = { ...Yaml, parse: () => ({ ...Yaml.parse(''), diagnostics: [...faults] }) };
  const told = new Map<string, ISpectralDiagnostic>();
  for (const fault of new SpectralDocument('', parser, faults[0]?.source).diagnostics) {
    const name = JSON.stringify([fault.path.length > 0 ? fault.path : fault.range, fault.message]);
    if (!told.has(name)) told.set(name, fault);
  }
  return [...told.values()].sort(
    (left, right) => comparePositions(left.range.start, right.range.start) || left.path.join().localeCompare(right.path.join()),
  );
}

/**
 * What Spectral's reader says is wrong with the documents that a root refers to, by their addresses, where one of those that are open is broken; nothing
 * where none is. The documents come in the order of their names, as Spectral's findings do.
 */
export function faultsOfParts(root: string, texts: ReadonlyMap<string, string>, isOpen: (uri: string) => boolean): ISpectralDiagnostic[] {
  const faults: ISpectralDiagnostic[] = [];
  let stops = false;
  for (const [uri, text] of [...texts].sort(([one], [other]) => one.localeCompare(other))) {
    const found = uri === root ? [] : faultsOfPart(text, pathOfUri(uri) ?? uri);
    if (found.length === 0) continue;
    faults.push(...toldOfPart(found));
    stops ||= isOpen(uri);
  }
  return stops ? faults : [];
}

function faultsOfPart(text: string, source: string): readonly ISpectralDiagnostic[] {
  if (!isReadAsJson(source)) return faultsInWhole(text, source) ?? [];
  return new SpectralDocument(text, Json, source).diagnostics.filter(isSyntaxFault);
}
