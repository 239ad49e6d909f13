import type { FileSystem } from '../../server/src/document/fileSystem';

/** Files in memory, by canonical address. Everything else is missing. */
export function memoryFiles(files: Readonly<Record<string, string>>): FileSystem {
  return {
    read: (uri) => {
      const text = files[uri];
      return Promise.resolve(text === undefined ? { ok: false, reason: 'missing', message: `${uri} does not exist.` } : { ok: true, text });
    },
    list: (folder) => {
      const names = new Map<string, 'file' | 'folder'>();
      for (const uri of Object.keys(files)) {
        if (!uri.startsWith(`${folder}/`)) continue;
        const [name = '', ...rest] = uri.slice(folder.length + 1).split('/');
        names.set(name, rest.length === 0 ? 'file' : 'folder');
      }
      return Promise.resolve([...names].map(([name, kind]) => ({ name, kind })));
    },
  };
}
