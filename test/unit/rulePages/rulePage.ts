import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What a section's line of facts says. `severity` is Spectral's word for it; `versions` is in the page's order. */
export interface Facts {
  readonly severity: string;
  readonly onByDefault: boolean;
  readonly versions: readonly string[];
}

/** One `## <code>` section of a rule page. */
export interface Section {
  readonly code: string;
  readonly body: string;
  readonly facts: Facts | undefined;
}

const factsLine = /^[*_]Severity: (\w+) · On by default: (yes|no) · OpenAPI (\d\.\d(?:, \d\.\d)*)[*_]$/;

/** The whole text of `docs/rules/<name>.md`. */
export function readPage(name: string): string {
  return readFileSync(path.join(process.cwd(), 'docs', 'rules', `${name}.md`), 'utf8');
}

/** The `##` sections of a page, in order. A section whose first line is not a line of facts has none. */
export function sectionsOf(page: string): Section[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((text) => {
      const [heading = '', ...rest] = text.split('\n');
      const body = rest.join('\n').trim();
      return { code: heading, body, facts: readFacts(body.split('\n')[0] ?? '') };
    });
}

function readFacts(line: string): Facts | undefined {
  const [, severity, on, versions] = factsLine.exec(line) ?? [];
  if (severity === undefined || versions === undefined) return undefined;
  return { severity, onByDefault: on === 'yes', versions: versions.split(', ') };
}

/** The YAML block of a section that begins with the comment `# <label>`, or undefined where there is not exactly one. */
export function snippet(section: Section, label: string): string | undefined {
  const blocks = [...section.body.matchAll(/^```yaml\n# (.+)\n([\s\S]*?)^```$/gm)].filter(([, first]) => first === label);
  return blocks.length === 1 ? blocks[0]?.[2] : undefined;
}

/**
 * The anchor that GitHub, and VS Code's preview, give to a heading: lower case, spaces as hyphens, everything else
 * that is neither letter, digit, hyphen nor underscore left out.
 */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\-_ ]/gu, '')
    .replaceAll(' ', '-');
}
