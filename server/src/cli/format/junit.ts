import { byDocument } from './byDocument';
import type { Formatter } from './formatter';

/** JUnit's XML as continuous-integration servers read it: a suite a document, a failed case a finding. */
export const formatJunit: Formatter = function* (found, { cwd }) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites tests="${found.count}" failures="${found.count}">\n`;
  for (const [path, items] of byDocument(found, cwd)) {
    const cases = items.map(({ finding }) => {
      const { line, character } = finding.range.start;
      const place = `${path}:${line + 1}:${character + 1}`;
      const body = `<failure message="${escapeXml(finding.message)}" type="${escapeXml(finding.code)}">${escapeXml(`${place} #/${finding.path.join('/')}`)}</failure>`;
      return `    <testcase name="${escapeXml(`${finding.code} at ${line + 1}:${character + 1}`)}" classname="${escapeXml(path)}">${body}</testcase>`;
    });
    yield `  <testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${cases.length}" errors="0">\n${cases.join('\n')}\n  </testsuite>\n`;
  }
  yield '</testsuites>\n';
};

/** Text for XML 1.0, which has no place for most control characters, escaped or not. */
function escapeXml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return escaped.replace(/\p{Cc}/gu, (control) => (/[\t\n\r]/.test(control) ? control : '\uFFFD'));
}
