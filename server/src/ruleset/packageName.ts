/**
 * Whether a name in `extends` can be a package, alone or followed by the path of a file in it. Spectral's migrator asks this of every
 * name without `./`, so that `base.yaml` counts as one too (npm's rules for new names: lower case, URL-safe, no leading dot or underscore).
 */
export function isPackageName(name: string): boolean {
  const [first = '', second = '', ...rest] = name.split('/');
  const fragments = name.startsWith('@') && name.includes('/') ? [`${first}/${second}`, ...rest] : name.split('/');
  return fragments.every(isName);
}

function isName(fragment: string): boolean {
  const bare = /^@([^/]+)\/([^/]+)$/.exec(fragment);
  const parts = bare ? [bare[1] ?? '', bare[2] ?? ''] : [fragment];
  if (fragment.length > 214 || fragment !== fragment.toLowerCase() || fragment !== fragment.trim() || /[~'!()*]/.test(fragment))
    return false;
  if (/^[._]/.test(fragment) || fragment === 'node_modules' || fragment === 'favicon.ico') return false;
  return parts.every((part) => part !== '' && encodeURIComponent(part) === part);
}
