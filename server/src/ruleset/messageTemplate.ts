/** What Spectral's message replacer looks for (spectral-core 1.24, utils/replacer). A leading `#` makes it an expression that is evaluated. */
const TEMPLATE = /#?\{\{([^}\n]+)\}\}/g;
const TERM = String.raw`(?:print\(\s*(?:"[\w ]*"|'[\w ]*')\s*\)|"[^"\\]*"|'[^'\\]*'|\d{1,9}|(?:property|error|path|description|value)(?:\.toUpperCase\(\))?)`;
const HARMLESS = new RegExp(String.raw`^\s*${TERM}(?:\s*\+\s*${TERM})*\s*$`);

/**
 * The expressions of a message that would be evaluated and are none of those which Spectral documents: `print("property")`, the five variables,
 * quoted texts and numbers, joined by `+`, with `.toUpperCase()`. Everything else would reach an evaluator that loops, assigns and recurses.
 */
export function refusedExpressions(message: string): string[] {
  return [...message.matchAll(TEMPLATE)].filter(isRefused).map(([whole]) => whole);
}

/** The message with each such expression made to print nothing; all other text, templates included, stays as it is. */
export function withoutRefusedExpressions(message: string): string {
  if (!message.includes('#{{')) return message;
  // An empty quoted text prints nothing and leaves no room for the rest of the text to join into a new template.
  return message.replace(TEMPLATE, (whole, expression: string) => (isRefused([whole, expression]) ? '#{{""}}' : whole));
}

function isRefused([whole, expression]: readonly string[]): boolean {
  return whole !== undefined && whole.startsWith('#') && !HARMLESS.test(expression ?? '');
}
