import { getNodeValue, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { FileSystem } from '../document/fileSystem';
import { isJsonObject } from '../document/jsonValue';
import { LineIndex } from '../document/lineIndex';
import { START_OF_TEXT, type Range } from '../document/position';

/** One entry of `specwright.rulesets`: which documents of the folder a ruleset judges. */
export interface RulesetSetting {
  /** A glob, seen from the folder that holds the settings. */
  readonly files: string;
  /** A path seen from that folder, an https address, a package, or `specwright:<name>`. */
  readonly ruleset: string;
  /** The digest that the ruleset's text must have, `sha256-` and base64 (as in Subresource Integrity). */
  readonly integrity?: string;
}

/** Something about settings that keeps documents from being judged as somebody meant. */
export interface SettingsProblem {
  readonly message: string;
  readonly uri: string | undefined;
  readonly range: Range;
}

export interface RulesetSettings {
  readonly rulesets: readonly RulesetSetting[];
  readonly problems: readonly SettingsProblem[];
}

/** Where VS Code keeps a folder's settings. */
export function settingsUriOf(folder: string): string {
  return `${folder}/.vscode/settings.json`;
}

/** Reads the value of `specwright.rulesets`, from wherever it came; entries that are wrong become problems, the others stand. */
export function parseRulesetSettings(
  value: unknown,
  uri?: string,
  rangeOf: (index: number) => Range = () => START_OF_TEXT,
): RulesetSettings {
  if (value === undefined || value === null) return { rulesets: [], problems: [] };
  if (!Array.isArray(value)) {
    return {
      rulesets: [],
      problems: [{ message: '“specwright.rulesets” must be a list of { "files", "ruleset" }.', uri, range: rangeOf(-1) }],
    };
  }
  const rulesets: RulesetSetting[] = [];
  const problems: SettingsProblem[] = [];
  for (const [index, entry] of value.entries()) {
    const setting = parseEntry(entry);
    if (typeof setting === 'string')
      problems.push({ message: `Entry ${index + 1} of “specwright.rulesets” ${setting}`, uri, range: rangeOf(index) });
    else rulesets.push(setting);
  }
  return { rulesets, problems };
}

function parseEntry(entry: unknown): RulesetSetting | string {
  if (!isJsonObject(entry)) return 'is no { "files", "ruleset" } object.';
  const { files = '**', ruleset, integrity } = entry;
  if (typeof ruleset !== 'string' || ruleset === '')
    return 'names no “ruleset”: a path, an https address, a package, or “specwright:recommended”.';
  if (typeof files !== 'string') return 'has a “files” that is no glob.';
  if (integrity === undefined) return { files, ruleset };
  if (typeof integrity !== 'string' || !/^sha256-[A-Za-z0-9+/]{43}=$/.test(integrity))
    return 'has an “integrity” that is not “sha256-” and a base64 digest.';
  return { files, ruleset, integrity };
}

/** Reads `specwright.rulesets` from the folder's own settings, as the terminal does; comments and trailing commas are allowed there. */
export async function readRulesetSettings(folder: string, files: FileSystem): Promise<RulesetSettings> {
  const uri = settingsUriOf(folder);
  const read = await files.read(uri);
  if (!read.ok) {
    return read.reason === 'missing' || read.reason === 'scheme'
      ? { rulesets: [], problems: [] }
      : { rulesets: [], problems: [{ message: read.message, uri, range: START_OF_TEXT }] };
  }
  const errors: ParseError[] = [];
  const tree = parseTree(read.text.replace(/^\uFEFF/, ''), errors, { allowTrailingComma: true });
  const lines = new LineIndex(read.text);
  const [error] = errors;
  if (error !== undefined || tree === undefined) {
    const place = lines.positionAt(error?.offset ?? 0);
    if (read.text.trim() === '') return { rulesets: [], problems: [] };
    return {
      rulesets: [],
      problems: [
        {
          message: `${uri.slice(folder.length + 1)} is no JSON here, so no ruleset could be read from it.`,
          uri,
          range: { start: place, end: place },
        },
      ],
    };
  }
  const node = tree.children?.find((property) => property.children?.[0]?.value === 'specwright.rulesets')?.children?.[1];
  const rangeOf = (index: number): Range => rangeOfNode(lines, node?.children?.[index] ?? node);
  return parseRulesetSettings(node === undefined ? undefined : getNodeValue(node), uri, rangeOf);
}

function rangeOfNode(lines: LineIndex, node: Node | undefined): Range {
  if (node === undefined) return START_OF_TEXT;
  return { start: lines.positionAt(node.offset), end: lines.positionAt(node.offset + node.length) };
}
