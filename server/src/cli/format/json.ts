import { pathOfUri } from '../../document/uri';
import type { JudgedFinding } from '../judgedFinding';
import type { Formatter } from './formatter';

/** The array of Spectral's own `json` format (spectral-cli 6.16.3); `[]` where nothing was found, since a pipeline parses it. */
export const formatJson: Formatter = function* (found) {
  if (found.count === 0) {
    yield '[]\n';
    return;
  }
  let before = '[';
  for (const place of found.places()) {
    const items = found.at(place).map((item) => `\n\t${JSON.stringify(asSpectral(item), null, '\t').replaceAll('\n', '\n\t')}`);
    yield before + items.join(',');
    before = ',';
  }
  yield '\n]\n';
};

function asSpectral({ finding, source }: JudgedFinding): object {
  const { code, path, message, severity, range, uri } = finding;
  const named = source ?? (uri === undefined ? undefined : (pathOfUri(uri) ?? uri));
  return { code, path, message, severity, range, ...(named === undefined ? {} : { source: named }) };
}
