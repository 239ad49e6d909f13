import { uriOfPath } from '../document/uri';

/** The pages that describe the rules we ship, one heading a rule (docs/rules). */
const PAGES = ['oas.md', 'owasp.md', 'gateway.md'] as const;

/**
 * Where each shipped rule is described, by code: the page in the installed package, and the line of the rule's heading in the form in which
 * VS Code opens it (`#L12`). The pages are read at the first question.
 */
export function ruleAddresses(folder: string, read: (path: string) => string): { get(code: string): string | undefined } {
  let known: ReadonlyMap<string, string> | undefined;
  return {
    get(code) {
      known ??= new Map(
        PAGES.flatMap((page) =>
          headings(read(`${folder}/${page}`)).map(([name, line]) => [name, `${uriOfPath(`${folder}/${page}`)}#L${line}`]),
        ),
      );
      return known.get(code);
    },
  };
}

/** The second-level headings of a Markdown page with their one-based lines. */
export function headings(page: string): [string, number][] {
  return page
    .split('\n')
    .flatMap((text, index): [string, number][] =>
      text.startsWith('## ') ? [[text.slice(3).trim().replaceAll('`', '').replace(/\\(.)/g, '$1'), index + 1]] : [],
    );
}
