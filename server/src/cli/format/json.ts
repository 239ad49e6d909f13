import { pathOfUri } from '../../document/uri';
import type { Formatter, JudgedFinding } from './formatter';

/** The array of Spectral's own `json` format (spectral-cli 6.16.3); `[]` where nothing was found, since a pipeline parses it. */
export const formatJson: Formatter = (found) => `${JSON.stringify(found.map(asSpectral), null, '\t')}\n`;

function asSpectral({ finding, source }: JudgedFinding): object {
  const { code, path, message, severity, range, uri } = finding;
  const named = source ?? (uri === undefined ? undefined : (pathOfUri(uri) ?? uri));
  return { code, path, message, severity, range, ...(named === undefined ? {} : { source: named }) };
}
