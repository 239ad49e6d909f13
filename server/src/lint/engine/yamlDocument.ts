import { Document as SpectralDocument } from '@stoplight/spectral-core';
import type { IDiagnostic, IParserResult } from '@stoplight/types';
import type { ChangedStretch } from '../../document/changedStretch';
import type { Characters } from '../../document/characters';
import { readableText } from '../../document/parse';
import { faultsAfter } from './brokenText';
import type { LiveDocument, LivePart } from './liveDocument';
import { YamlPlaces } from './yamlPlaces';
import { readYaml } from './readYaml';
import type { ReadYaml } from './yamlTree';

/**
 * A plain YAML text as a document of Spectral's, with the values, ranges and warnings of its reader but in plain objects, where that one has proxies;
 * undefined for any other text. `reader` makes of it what `readYamlTree` does, or nothing.
 */
export function yamlDocument(
  text: string,
  source: string,
  reader: (text: string) => ReadYaml | undefined = readYaml,
): LiveDocument | undefined {
  if (text.startsWith('\uFEFF') || readableText(text) !== text) return undefined;
  const read = reader(text);
  if (read === undefined) return undefined;
  const places = new YamlPlaces(text, read.tree);
  const document = new SpectralDocument(text, readerOf(read.value, places), source);
  const warn = (): void => {
    const { diagnostics } = new SpectralDocument('', readerOf(read.value, places), source);
    document.diagnostics.splice(0, document.diagnostics.length, ...diagnostics);
  };
  const edited = function* (stretch: ChangedStretch, next: Characters): Generator<LivePart | undefined> {
    for (const part of places.edited(stretch, next)) {
      if (part === undefined) {
        yield undefined;
        continue;
      }
      const { path, value, take } = part;
      yield {
        path,
        value,
        take: () => {
          const lines = take();
          warn();
          return lines;
        },
      };
    }
  };
  return {
    document,
    value: read.value,
    edited,
    faults: (stretch, next) => faultsAfter(places, stretch, next, source),
  };
}

function readerOf(value: unknown, places: YamlPlaces): ConstructorParameters<typeof SpectralDocument>[1] {
  return {
    parse: (): IParserResult => ({ data: value, diagnostics: [...places.oddKeys()].map(warning), ast: {}, lineMap: [] }),
    getLocationForJsonPath: (_result, path) => {
      const range = places.rangeOf(path);
      return range && { range };
    },
    trapAccess: (object) => object,
  };
}

/** What Spectral's reader says of a key that is no text (stoplight/yaml 4.3.0). */
function warning({ type, path, range }: { type: string; path: (string | number)[]; range: IDiagnostic['range'] }): IDiagnostic {
  return { code: 'YAMLIncompatibleValue', message: `mapping key must be a string scalar rather than ${type}`, severity: 1, path, range };
}
