import { Document as SpectralDocument } from '@stoplight/spectral-core';
import type { IParserResult } from '@stoplight/types';
import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { DEEPEST_NESTING } from '../../document/parse';
import { readPlainJson, type StrictJson } from '../../document/strictJson';
import { faultsAfter } from './brokenText';
import { JsonContainers } from './jsonContainers';
import { JsonPlaces } from './jsonPlaces';
import type { LiveDocument, LivePart } from './liveDocument';

/** A text that is JSON and nothing that Spectral's YAML reader warns of, such as tabs between its values; `JsonContainers` tells where its colons are not. */
function readJson(text: string, highest: number): StrictJson | undefined {
  return text.includes('\t') ? undefined : readPlainJson(text, highest);
}

/**
 * A text that is JSON and nothing more as a document of Spectral's, with the values and ranges of its YAML reader but read by JSON.parse; undefined
 * for any other text.
 */
export function jsonDocument(text: string, source: string): LiveDocument | undefined {
  const json = readJson(text, DEEPEST_NESTING);
  const places = json && JsonPlaces.of(text, json.members);
  if (json === undefined || places === undefined) return undefined;
  const parsed: IParserResult = { data: json.value, diagnostics: [], ast: {}, lineMap: [] };
  const document = new SpectralDocument(
    text,
    {
      parse: () => parsed,
      getLocationForJsonPath: (_result, path) => {
        const range = places.rangeOf(path);
        return range && { range };
      },
      trapAccess: (value) => value,
    },
    source,
  );
  return {
    document,
    value: json.value,
    edited: (stretch, next) => edited(places, stretch, next),
    faults: (stretch, next) => faultsAfter(places, stretch, next, source),
  };
}

function* edited(places: JsonPlaces, stretch: ChangedStretch, text: Characters): Generator<LivePart | undefined> {
  const grown = stretch.endAfter - stretch.endBefore;
  for (const { container, path, start, end } of places.around(stretch.start, stretch.endBefore)) {
    const part = text.slice(start, end + grown);
    const read = readJson(part, DEEPEST_NESTING - path.length);
    if (read === undefined) {
      yield undefined;
      continue;
    }
    const containers = JsonContainers.of(part, read.members);
    if (containers === undefined) return;
    yield { path, value: read.value, take: () => places.replace(container, containers, text, stretch) };
  }
}
