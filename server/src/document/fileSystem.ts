/** Why a text could not be had, in the order in which it is found out. */
export type ReadRefusal = 'outside' | 'scheme' | 'missing' | 'folder' | 'special' | 'tooLarge' | 'unreadable';

/** A file's text, or why there is none with a sentence that a person can act on. */
export type ReadResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: ReadRefusal; readonly message: string };

/**
 * The only way by which pure rooms get at files. Whoever implements it keeps the boundary: nothing outside is read,
 * by whatever road an address leads there (ARCHITECTURE.md, “What always holds”).
 */
export interface FileSystem {
  /** Reads a text by its canonical `file:` address; never throws. */
  read(uri: string): Promise<ReadResult>;
  /** The names of the entries of a folder, in no order; empty where it cannot be listed. */
  list(folderUri: string): Promise<readonly DirectoryEntry[]>;
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}
