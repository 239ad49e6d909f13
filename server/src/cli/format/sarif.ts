import { pathOfUri, isWithin } from '../../document/uri';
import type { Formatter, JudgedFinding } from './formatter';

const LEVELS = ['error', 'warning', 'note', 'note'] as const;

/** SARIF 2.1.0 (OASIS), as code-scanning services read it: one run, a rule a code, a result a finding. */
export const formatSarif: Formatter = (found, { cwd, version }) => {
  const codes = [...new Set(found.map(({ finding }) => finding.code))];
  const rules = codes.map((code) => {
    const documentation = found.find(({ finding }) => finding.code === code)?.finding.documentationUrl;
    return { id: code, ...(documentation === undefined ? {} : { helpUri: documentation }) };
  });
  const results = found.map((item) => resultOf(item, codes, cwd));
  const run = {
    tool: { driver: { name: 'Specwright', version, rules } },
    columnKind: 'utf16CodeUnits',
    originalUriBaseIds: { ROOT: { uri: `${cwd}/` } },
    results,
  };
  return `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, null, 2)}\n`;
};

function resultOf({ finding, source }: JudgedFinding, codes: readonly string[], cwd: string): object {
  const { start, end } = finding.range;
  const region = { startLine: start.line + 1, startColumn: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 };
  return {
    ruleId: finding.code,
    ruleIndex: codes.indexOf(finding.code),
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
