import { isWithin, pathOfUri } from '../../document/uri';
import type { JudgedFinding } from '../judgedFinding';

/** The name of a finding's document for people: seen from `cwd` where it lies below it. */
export function shownPath({ finding, source }: JudgedFinding, cwd: string): string {
  if (source !== undefined) return source;
  if (finding.uri === undefined) return '(no document)';
  const path = pathOfUri(finding.uri) ?? finding.uri;
  const folder = pathOfUri(cwd);
  return folder !== undefined && isWithin(cwd, finding.uri) ? path.slice(folder.length + 1) : path;
}
