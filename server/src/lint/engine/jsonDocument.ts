import { Document as SpectralDocument } from '@stoplight/spectral-core';
import type { IParserResult } from '@stoplight/types';
import type { JsonValue } from '../../document/jsonValue';
import { DEEPEST_NESTING } from '../../document/parse';
import { readStrictJson, type StrictJson } from '../../document/strictJson';
import { JsonPlaces } from './jsonPlaces';

/** A document of Spectral's with what it was read into. */
export interface ReadJson {
  readonly document: SpectralDocument;
  readonly value: JsonValue;
  readonly places: JsonPlaces;
}

/** A text that is JSON and nothing more, nor anything that Spectral's YAML reader warns of, such as tabs between its values. */
export function readJson(text: string, highest: number): StrictJson | undefined {
  return text.includes('\t') ? undefined : readStrictJson(text, highest);
}

/**
 * A text that is JSON and nothing more as a document of Spectral's, with the values and ranges of its YAML reader but read by JSON.parse; undefined
 * for any other text.
 */
export function jsonDocument(text: string, source: string): ReadJson | undefined {
  const json = readJson(text, DEEPEST_NESTING);
  const places = json && JsonPlaces.of(text, json.value);
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
  return { document, value: json.value, places };
}
