import { Document as SpectralDocument } from '@stoplight/spectral-core';
import type { IParserResult } from '@stoplight/types';
import { DEEPEST_NESTING } from '../../document/parse';
import { readStrictJson } from '../../document/strictJson';
import { JsonPlaces } from './jsonPlaces';

/**
 * A text that is JSON and nothing more as a document of Spectral's, with the values and ranges of its YAML reader but read by JSON.parse; undefined
 * for any other text.
 */
export function jsonDocument(text: string, source: string): SpectralDocument | undefined {
  const json = readStrictJson(text, DEEPEST_NESTING);
  const places = json && JsonPlaces.of(text, json.value);
  if (json === undefined || places === undefined) return undefined;
  const parsed: IParserResult = { data: json.value, diagnostics: [], ast: {}, lineMap: [] };
  return new SpectralDocument(
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
}
