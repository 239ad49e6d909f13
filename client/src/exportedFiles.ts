import type { Memento } from 'vscode';

const KEY = 'specwright.exportedFiles';

/** To which files documents were last exported in this workspace, by address; remembered when the window is closed. */
export class ExportedFiles {
  constructor(private readonly memory: Memento) {}

  /** The file of a document; undefined where it was never exported. */
  of(document: string): string | undefined {
    return this.memory.get<Record<string, string>>(KEY, {})[document];
  }

  async remember(document: string, file: string): Promise<void> {
    await this.memory.update(KEY, { ...this.memory.get<Record<string, string>>(KEY, {}), [document]: file });
  }
}
