/**
 * Globs of settings, matched in bounded time: they come from folders of strangers, and what libraries make of them, regular expressions that backtrack, can be made
 * to run for ever. `*` and `?` stay within a folder, `**` crosses folders, `[abc]`, `[a-z]` and `[!a]` are one character, `{a,b}` alternatives.
 */

/** The longest glob, and the most alternatives its braces may come to. */
const LONGEST = 500;
const MOST_ALTERNATIVES = 200;

/** Whether a glob means a path, seen from the folder that the glob belongs to. A glob without a slash means the name in any folder, as in `.gitignore`. */
export function matchesPath(glob: string, path: string): boolean {
  if (glob.length > LONGEST) return false;
  const alternatives = expandBraces(glob.replace(/^\.\//, ''));
  const segments = path.split('/');
  const name = segments.slice(-1);
  return alternatives.some((each) =>
    each.includes('/') || each === '**' ? matchesSegments(each.split('/'), segments) : matchesSegments([each], name),
  );
}

/** `{a,b}` written out; braces that are not closed stand for themselves, and beyond `MOST_ALTERNATIVES` nothing more is written out. */
function expandBraces(glob: string): string[] {
  let done: string[] = [];
  let pending = [glob];
  while (pending.length > 0 && done.length + pending.length <= MOST_ALTERNATIVES) {
    const next: string[] = [];
    for (const each of pending) {
      const match = /^([^{]*)\{([^{}]*)\}([\s\S]*)$/.exec(each) ?? /^([\s\S]*)\{([^{}]*)\}([\s\S]*)$/.exec(each);
      if (match === null) done = [...done, each];
      else next.push(...(match[2] ?? '').split(',').map((part) => `${match[1] ?? ''}${part}${match[3] ?? ''}`));
    }
    pending = next;
  }
  return done;
}

/** Each pattern segment against each path segment, once: time is their product. */
function matchesSegments(patterns: readonly string[], segments: readonly string[]): boolean {
  let reached = new Set([0]);
  for (const pattern of patterns) {
    const next = new Set<number>();
    for (const at of reached) {
      if (pattern === '**') for (let to = at; to <= segments.length; to++) next.add(to);
      else if (at < segments.length && matchesName(pattern, segments[at] ?? '')) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(segments.length);
}

/** A name against `*`, `?`, classes and literals, without going back. */
function matchesName(pattern: string, name: string): boolean {
  const characters = Array.from(name);
  let reached = new Set([0]);
  for (const token of pattern.match(/\*+|\?|\[[^\]]+\]|[\s\S]/gu) ?? []) {
    const next = new Set<number>();
    for (const at of reached) {
      const character = characters[at];
      if (token.startsWith('*')) for (let to = at; to <= characters.length; to++) next.add(to);
      else if (character !== undefined && matchesCharacter(token, character)) next.add(at + 1);
    }
    reached = next;
  }
  return reached.has(characters.length);
}

function matchesCharacter(token: string, character: string): boolean {
  if (token === '?') return true;
  if (token.length === 1 || !token.startsWith('[')) return token === character;
  const negated = token[1] === '!' || token[1] === '^';
  const members = Array.from(token.slice(negated ? 2 : 1, -1));
  const within = members.some((member, index) => {
    const [dash, last] = [members[index + 1], members[index + 2]];
    return dash === '-' && last !== undefined ? member <= character && character <= last : member === character;
  });
  return within !== negated;
}
