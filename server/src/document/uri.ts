/** Addresses of documents. `file:` addresses are canonical, so that one file has one address however it was spelt. */

const FILE = 'file://';

/**
 * The canonical `file:` address of an absolute path, POSIX or Windows (RFC 8089; drive letters in lower case, as VS Code writes them,
 * since Windows does not tell them apart).
 */
export function uriOfPath(path: string): string {
  const slashed = /^[A-Za-z]:/.test(path) || path.startsWith('\\\\') ? path.replaceAll('\\', '/') : path;
  if (slashed.startsWith('//')) return FILE + encodePath(slashed.slice(2));
  const drive = /^([A-Za-z]):/.exec(slashed);
  if (drive?.[1] !== undefined) return `${FILE}/${drive[1].toLowerCase()}:${encodePath(slashed.slice(2))}`;
  return FILE + encodePath(slashed);
}

/** The path of a `file:` address with forward slashes; `c:/x` for a Windows drive, `//host/x` for a share. Undefined for other schemes. */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.toLowerCase().startsWith(FILE)) return undefined;
  const rest = uri.slice(FILE.length).replace(/[?#].*$/s, '');
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  const path = decode(slash < 0 ? '/' : rest.slice(slash));
  if (host !== '' && host.toLowerCase() !== 'localhost') return `//${host}${path}`;
  return /^\/[A-Za-z]:/.test(path) ? (path[1] ?? '').toLowerCase() + path.slice(2) : path;
}

/** The one spelling of an address under which maps keep it: `file:///C%3A/a.yaml` and `file:///c:/a.yaml` become the same. */
export function canonicalUri(uri: string): string {
  const path = pathOfUri(uri);
  return path === undefined ? uri : uriOfPath(path);
}

/** Whether a document of this address is one that Specwright judges: a file, or a text that has not been saved yet. */
export function isJudgedScheme(uri: string): boolean {
  return /^(file|untitled):/i.test(uri);
}

/** The last segment of an address or path, decoded. */
export function baseName(uri: string): string {
  const path = pathOfUri(uri) ?? uri;
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The address of the folder that holds this document, without a trailing slash. */
export function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/'));
}

/** The address of an entry of a folder, by its name as the disk has it. */
export function uriWithin(folder: string, name: string): string {
  return `${folder}/${encodeSegment(name)}`;
}

/** Whether `uri` is `folder` or lies below it; `/work-2` does not lie below `/work`. Both canonical. */
export function isWithin(folder: string, uri: string): boolean {
  const base = folder.endsWith('/') ? folder : `${folder}/`;
  return uri === folder || uri.startsWith(base);
}

/**
 * The address that a relative reference means, seen from a document (RFC 3986, section 5.2), canonical and without its fragment.
 * Undefined when the base is no hierarchical address (`untitled:`) or the reference has a scheme, a host or a backslash of its own:
 * none of these can lie inside a workspace.
 */
export function resolveReference(baseUri: string, reference: string): string | undefined {
  const target = reference.replace(/#.*$/s, '');
  if (target === '') return baseUri;
  const basePath = pathOfUri(baseUri);
  if (basePath === undefined || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(target) || target.startsWith('//') || target.includes('\\')) {
    return undefined;
  }
  const decoded = decode(target);
  const joined = decoded.startsWith('/') ? decoded : `${basePath.slice(0, basePath.lastIndexOf('/'))}/${decoded}`;
  return uriOfPath(normalizeSegments(joined));
}

function normalizeSegments(path: string): string {
  const kept: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') {
      if (kept.length > 1) kept.pop();
    } else if (segment !== '.') kept.push(segment);
  }
  return kept.join('/');
}

function encodePath(path: string): string {
  return path.split('/').map(encodeSegment).join('/');
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed()).replaceAll('%3A', ':').replaceAll('%40', '@');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
