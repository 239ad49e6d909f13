import type { Connection } from 'vscode-languageserver/node';
import { isJsonObject } from '../document/jsonValue';
import { canonicalUri, folderOf, isWithin, pathOfUri } from '../document/uri';
import type { JudgedFolder } from '../workspace/chooseRuleset';
import { manifestOptions } from '../workspace/manifestSettings';
import type { ManifestOptions } from '../workspace/exportDocument';
import { parseRulesetSettings, readRulesetSettings, type SettingsProblem } from '../workspace/rulesetSettings';
import type { FileSystem } from '../document/fileSystem';

/** The boundary of a text that was never saved while no folder is open: nothing lies within it, so nothing is read. */
const NO_FOLDER = 'untitled:';

/** A workspace folder with the settings that hold in it. */
export interface WorkspaceFolderState {
  readonly folder: JudgedFolder;
  readonly lintRun: 'onType' | 'onSave';
  readonly ignore: readonly string[];
  readonly manifest: ManifestOptions;
  /** Whether operations bear the names of their routes. */
  readonly codeLens: boolean;
  readonly problems: readonly SettingsProblem[];
}

/** The folders that are open, their settings and whether they are trusted. */
export class Folders {
  private roots: string[] = [];
  private readonly states = new Map<string, Promise<WorkspaceFolderState>>();
  /** Whether the client answers `workspace/configuration`; else a folder's own settings file is read, as the terminal does. */
  private pullsSettings = false;
  trusted = true;

  constructor(
    private readonly connection: Connection,
    private readonly files: (boundary: string) => FileSystem,
  ) {}

  begin(roots: readonly string[], pullsSettings: boolean, trusted: boolean): void {
    this.roots = roots.map((root) => canonicalUri(root).replace(/\/$/, ''));
    this.pullsSettings = pullsSettings;
    this.trusted = trusted;
  }

  change(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map((root) => canonicalUri(root).replace(/\/$/, '')));
    this.roots = [...this.roots.filter((root) => !gone.has(root)), ...added.map((root) => canonicalUri(root).replace(/\/$/, ''))];
    this.forgetSettings();
  }

  get all(): readonly string[] {
    return this.roots;
  }

  /** The boundary of a document: the innermost workspace folder that holds it, else its own folder, else the first workspace folder. */
  boundaryOf(uri: string): string {
    const holding = this.roots.filter((root) => isWithin(root, uri)).sort((a, b) => b.length - a.length)[0];
    if (holding !== undefined) return holding;
    return pathOfUri(uri) === undefined ? (this.roots[0] ?? NO_FOLDER) : folderOf(uri);
  }

  /** Settings are asked for again when next needed. */
  forgetSettings(): void {
    this.states.clear();
  }

  /** The settings that hold for a document. */
  settingsOf(uri: string): Promise<WorkspaceFolderState> {
    const boundary = this.boundaryOf(uri);
    const known = this.states.get(boundary) ?? this.read(boundary);
    this.states.set(boundary, known);
    known.catch(() => this.states.delete(boundary));
    return known;
  }

  private async read(boundary: string): Promise<WorkspaceFolderState> {
    const settings = this.pullsSettings ? await this.pull(boundary) : {};
    const { rulesets, problems } = this.pullsSettings
      ? parseRulesetSettings(settings['rulesets'])
      : await readRulesetSettings(boundary, this.files(boundary));
    const own = this.trusted ? undefined : await readRulesetSettings(boundary, this.files(boundary));
    const lint = isJsonObject(settings['lint']) ? settings['lint'] : {};
    const manifest = isJsonObject(settings['manifest']) ? settings['manifest'] : {};
    const trust = {
      functions: this.trusted && settings['allowFunctions'] === true,
      hosts: strings(settings['allowedHosts']),
      shippedOnly: !this.trusted,
    };
    return {
      // VS Code hides a restricted folder's rulesets from us; reading them ourselves lets the status say what was left out.
      folder: { boundary, rulesets: own === undefined ? rulesets : [...own.rulesets, ...rulesets], trust },
      lintRun: lint['run'] === 'onSave' ? 'onSave' : 'onType',
      ignore: strings(lint['ignore']),
      manifest: manifestOptions(manifest),
      codeLens: manifest['codeLens'] !== false,
      problems,
    };
  }

  private async pull(boundary: string): Promise<Record<string, unknown>> {
    const item = pathOfUri(boundary) === undefined ? { section: 'specwright' } : { section: 'specwright', scopeUri: boundary };
    const settings: unknown = await this.connection.workspace.getConfiguration(item);
    return isJsonObject(settings) ? { ...settings } : {};
  }
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}
