import { START_OF_TEXT } from '../document/position';
import type { ManifestMaker, ManifestRequest, ManifestResult } from '../workspace/manifestMaker';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type { Folders } from './folders';
import type { LspHost } from './host';
import type { OpenDocuments } from './openDocuments';

/** An answer, which is never one that asks for more. */
export type Manifested = Exclude<ManifestResult, { kind: 'needs' }>;

/** What was read for a manifest: as long as nothing of it changes, neither does the manifest. */
interface Reading {
  /** The versions of what was open; undefined for what was read from disk, or could not be read. */
  readonly versions: Map<string, number | undefined>;
  readonly diskChanges: number;
  readonly texts: Record<string, string>;
}

type Wanted = Pick<ManifestRequest, 'options' | 'format' | 'explain' | 'compareWith'>;

/**
 * The manifests of roots as they stand in the editor. Each is made in another thread when somebody asks for it, once for each text; while one is
 * made, those who ask for a newer one wait, and all of them get the newest.
 */
export class Manifests {
  private readonly made = new Map<string, Omit<Reading, 'texts'> & { readonly options: string; readonly result: Manifested }>();
  private readonly running = new Map<string, Promise<void>>();
  private maker: ManifestMaker | undefined;
  /** Told of each manifest that `current` made, also of those that were overtaken by an edit. */
  readonly events: ((root: string, result: Manifested, texts: Readonly<Record<string, string>>) => void)[] = [];

  constructor(
    private readonly host: LspHost,
    private readonly documents: OpenDocuments,
    private readonly folders: Folders,
    private readonly index: WorkspaceIndex,
  ) {}

  /** The manifest of a root as it stands now, in YAML and explained. */
  async current(root: string): Promise<Manifested> {
    for (;;) {
      const { manifest: options } = await this.folders.settingsOf(root);
      const known = this.made.get(root);
      if (known !== undefined && known.options === JSON.stringify(options) && this.isCurrent(known)) return known.result;
      const running = this.running.get(root) ?? this.makeCurrent(root, options);
      this.running.set(root, running);
      await running;
    }
  }

  /** The manifest that was last made of a root, of whichever text; undefined where none was. */
  latest(root: string): Manifested | undefined {
    return this.made.get(root)?.result;
  }

  /** A manifest in a form of one's own, or compared with a file; made anew each time. */
  async make(root: string, wanted: Wanted): Promise<Manifested> {
    return (await this.read(root, wanted)).result;
  }

  dispose(): void {
    this.maker?.dispose();
  }

  private async makeCurrent(root: string, options: ManifestRequest['options']): Promise<void> {
    try {
      const { result, reading } = await this.read(root, { options, format: 'yaml', explain: true });
      // The texts have done their work; whoever needs them longer is told of them below.
      const { versions, diskChanges, texts } = reading;
      this.made.set(root, { result, versions, diskChanges, options: JSON.stringify(options) });
      for (const listener of this.events) listener(root, result, texts);
    } finally {
      this.running.delete(root);
    }
  }

  private async read(root: string, wanted: Wanted): Promise<{ readonly result: Manifested; readonly reading: Reading }> {
    this.maker ??= this.host.manifests();
    const reading: Reading = { versions: new Map(), diskChanges: this.documents.diskChanges, texts: {} };
    const before = this.made.get(root)?.result.documents ?? [];
    let uris: readonly string[] = [root, ...this.index.reach(root), ...before];
    for (;;) {
      const unreadable = await this.readTexts(root, uris, reading);
      if (unreadable !== undefined) return { reading, result: unreadable };
      const absent = [...reading.versions.keys()].filter((uri) => !(uri in reading.texts));
      const result = await this.maker.make({ root, texts: reading.texts, absent, folder: this.folders.boundaryOf(root), ...wanted });
      if (result.kind !== 'needs') return { result, reading };
      uris = result.uris;
    }
  }

  /** Reads what is not read yet; gives a refusal where the root itself cannot be read. */
  private async readTexts(root: string, uris: readonly string[], { versions, texts }: Reading): Promise<Manifested | undefined> {
    const files = this.host.files(this.folders.boundaryOf(root));
    for (const uri of uris) {
      if (versions.has(uri)) continue;
      const opened = this.documents.get(uri);
      versions.set(uri, opened?.version);
      const read = opened === undefined ? await files.read(uri) : undefined;
      const text = opened?.text ?? (read?.ok === true ? read.text : undefined);
      if (text !== undefined) texts[uri] = text;
      else if (uri === root && read?.ok === false) {
        return { kind: 'refused', problems: [{ message: read.message, uri, range: START_OF_TEXT }], documents: [root] };
      }
    }
    return undefined;
  }

  private isCurrent({ versions, diskChanges }: Omit<Reading, 'texts'>): boolean {
    return diskChanges === this.documents.diskChanges && [...versions].every(([uri, version]) => this.documents.versionOf(uri) === version);
  }
}
