import { folderOf } from '../document/uri';
import { manifestOf, manifestText, type Gateway, type ManifestOptions } from '../workspace/exportDocument';
import { isEditedManifest } from '../workspace/manifestHeader';
import { exportDifference } from './exportDifference';
import { keepInput } from './keepInput';
import { loadDocument } from './loadDocument';
import { place, readScope, type ScopeOptions } from './scope';
import { EXIT, type Exit, type Terminal } from './terminal';

export interface ExportOptions extends ScopeOptions {
  /** The file to write; `-`, the default, is standard output. */
  readonly outputFile: string;
  readonly format: 'yaml' | 'json';
  /** A file to compare with, instead of writing one; `-` is standard input. */
  readonly diff?: string;
  readonly uuidBase?: string;
  readonly selectTag?: readonly string[];
  /** Commander turns `--no-id` into this. */
  readonly id: boolean;
  readonly insoCompatible?: boolean;
  readonly generateSecurity?: boolean;
  readonly ignoreSecurityErrors?: boolean;
  readonly ignoreCircularRefs?: boolean;
  readonly skipRouteByHeader?: boolean;
  readonly reuseServices?: boolean;
  readonly security: 'deck' | 'full';
  readonly gateway?: Gateway;
  readonly allowUnenforced?: boolean;
  readonly checkPlugins?: boolean;
}

/** `specwright export`: the gateway's declarative config, under the options of `deck file openapi2kong`. Nothing is written where something stands in the way. */
export async function exportSpec(terminal: Terminal, spec: string, options: ExportOptions): Promise<Exit> {
  const { folder, problems } = await readScope(terminal, options);
  for (const problem of problems) terminal.err(`${place(terminal, problem)}\n`);
  if (problems.length > 0) return EXIT.unchecked;
  const collected = await loadDocument(terminal, terminal.uriOf(spec), folder.boundary);
  if (typeof collected === 'string') {
    terminal.err(`${collected}\n`);
    return EXIT.unchecked;
  }
  const wanted = manifestOptionsOf(options);
  const outcome = manifestOf(collected, wanted);
  if (!outcome.ok) {
    for (const problem of outcome.problems) terminal.err(`${place(terminal, problem)}\n`);
    terminal.err(options.diff === undefined ? 'Nothing was exported.\n' : 'Nothing was compared.\n');
    return options.diff === undefined ? EXIT.findings : EXIT.unchecked;
  }
  const { manifest } = outcome;
  for (const note of manifest.notes) terminal.err(`note: ${place(terminal, note)}\n`);
  for (const warning of manifest.warnings) terminal.err(`warning: ${place(terminal, warning)}\n`);
  if (options.diff !== undefined) return exportDifference(terminal, collected, manifest, options.diff, options.format);
  const text = await manifestText(collected, manifest, wanted, options.format, folder.boundary);
  if (options.outputFile === '-') {
    terminal.out(text);
    return EXIT.clean;
  }
  const kept = await keepInput(terminal, options.outputFile, collected.documents.keys());
  if (kept !== undefined) {
    terminal.err(`${kept}\n`);
    return EXIT.unchecked;
  }
  const target = terminal.uriOf(options.outputFile);
  const before = await terminal.files(folderOf(target)).read(target);
  const edited = before.ok && (await isEditedManifest(before.text));
  const written = await terminal.write(target, text);
  if (written.ok && edited)
    terminal.err(`note: ${options.outputFile} was edited after it had been exported; what was changed there is replaced.\n`);
  if (!written.ok) terminal.err(`${written.message}\n`);
  return written.ok ? EXIT.clean : EXIT.unchecked;
}

function manifestOptionsOf(options: ExportOptions): ManifestOptions {
  const {
    uuidBase,
    selectTag,
    insoCompatible,
    generateSecurity,
    ignoreSecurityErrors,
    ignoreCircularRefs,
    skipRouteByHeader,
    reuseServices,
    security,
    gateway,
    allowUnenforced,
    checkPlugins,
  } = options;
  return {
    noId: !options.id,
    ...(uuidBase === undefined ? {} : { uuidBase }),
    ...(selectTag === undefined || selectTag.length === 0 ? {} : { selectTags: selectTag }),
    insoCompatible: insoCompatible === true,
    generateSecurity: generateSecurity === true,
    ignoreSecurityErrors: ignoreSecurityErrors === true,
    ignoreCircularRefs: ignoreCircularRefs === true,
    skipRouteByHeader: skipRouteByHeader === true,
    reuseServices: reuseServices === true,
    security,
    ...(gateway === undefined ? {} : { gateway }),
    allowUnenforced: allowUnenforced === true,
    checkPlugins: checkPlugins === true,
  };
}
