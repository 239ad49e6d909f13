import type { Fix } from '../fix';
import { replaceInScalar } from '../edit/replaceInScalar';
import { editsIn } from '../openapi/editsIn';
import { positionKind } from '../openapi/positionKind';

/** `no-script-tags-in-markdown`: writes `<script` as text, which a reader sees as it was meant and a browser does not run. */
export const noScriptTagsInMarkdown = escaping(
  'no-script-tags-in-markdown',
  '<script',
  '&lt;script',
  'Write “<script” as text, so that it cannot run',
);

/** `no-eval-in-markdown`: writes the bracket of `eval(` as a character reference, which shows the same. */
export const noEvalInMarkdown = escaping('no-eval-in-markdown', 'eval(', 'eval&#40;', 'Write “eval(” with a character reference');

/** Only Markdown reads character references (CommonMark 0.31, 6.2), so a `title` is left alone, and so is the API's own data. */
function escaping(code: string, search: string, replacement: string, title: string): Fix {
  return {
    code,
    safety: 'safe',
    title: () => title,
    edits(document, finding) {
      if (finding.path.at(-1) !== 'description' || positionKind(finding.path) !== 'described') return undefined;
      return editsIn(document, replaceInScalar(document, finding.path, search, replacement));
    },
  };
}
