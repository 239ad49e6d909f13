import { pathOfUri, isWithin } from '../../document/uri';
import type { JudgedFinding } from '../judgedFinding';
import type { Formatter } from './formatter';

const LEVELS = ['error', 'warning', 'note', 'note'] as const;

/** SARIF 2.1.0 (OASIS), as code-scanning services read it: one run, a rule a code, a result a finding. */
export const formatSarif: Formatter = function* (found, { cwd, version }) {
  /** Each code with the address that its first finding has for it. */
  const documentation = new Map<string, string | undefined>();
  for (const place of found.places()) {
    for (const { finding } of found.at(place))
      if (!documentation.has(finding.code)) documentation.set(finding.code, finding.documentationUrl);
  }
  const rules = [...documentation].map(([id, helpUri]) => ({ id, ...(helpUri === undefined ? {} : { helpUri }) }));
  const indexes = new Map([...documentation.keys()].map((code, index) => [code, index]));
  const run = {
    tool: { driver: { name: 'Specwright', version, rules } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { uri: `${cwd}/` } },
    results: [],
  };
  const log = JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2);
  if (found.count === 0) {
    yield `${log}\n`;
    return;
  }
  // The results are the last of all, so that they can be written one after the other into the array that ends the text.
  const end = log.lastIndexOf(']', log.lastIndexOf('[]') + 1);
  let before = log.slice(0, end);
  for (const place of found.places()) {
    const results = found.at(place).map((item) => indented(JSON.stringify(resultOf(item, indexes, cwd), null, 2)));
    yield before + results.join(',');
    before = ',';
  }
  yield `\n      ${log.slice(end)}\n`;
};

function indented(text: string): string {
  return `\n        ${text.replaceAll('\n', '\n        ')}`;
}

function resultOf({ finding, source }: JudgedFinding, indexes: ReadonlyMap<string, number>, cwd: string): object {
  const { start, end } = finding.range;
  const region = { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  return {
    ruleId: finding.code,
    ruleIndex: indexes.get(finding.code),
    level: LEVELS[finding.severity],
    message: { text: finding.message },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(finding.uri, source, cwd), region } }],
  };
}

function artifactOf(uri: string | undefined, source: string | undefined, cwd: string): object {
  if (source !== undefined || uri === undefined) return { uri: encodeURI(source ?? 'unknown') };
  const relative = isWithin(cwd, uri) && pathOfUri(uri) !== undefined;
  return relative ? { uri: uri.slice(cwd.length + 1), uriBaseId: 'ROOT' } : { uri };
}
