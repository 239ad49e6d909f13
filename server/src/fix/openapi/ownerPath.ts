import type { Finding } from '../../document/finding';
import type { JsonPath } from '../../document/jsonPath';

/** The object that a finding is about: its path without the field, where the finding lies on a field that is there but empty. */
export function ownerPath(finding: Finding, field: string): JsonPath {
  return finding.path.at(-1) === field ? finding.path.slice(0, -1) : finding.path;
}
