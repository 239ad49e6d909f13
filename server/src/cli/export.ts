import { exportDocument, type ManifestOptions } from '../workspace/exportDocument';
import { keepInput } from './keepInput';
import { loadDocument } from './loadDocument';
import { place, readScope, type ScopeOptions } from './scope';
import { EXIT, type Exit, type Terminal } from './terminal';

export interface ExportOptions extends ScopeOptions {
  /** The file to write; `-`, the default, is standard output. */
  readonly outputFile: string;
  readonly format: 'yaml' | 'json';
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
  const outcome = exportDocument(collected, manifestOptionsOf(options), options.format);
  if (!outcome.ok) {
    for (const problem of outcome.problems) terminal.err(`${place(terminal, problem)}\n`);
    terminal.err('Nothing was exported.\n');
    return EXIT.findings;
  }
  for (const { message } of outcome.manifest.notes) terminal.err(`note: ${message}\n`);
  if (options.outputFile === '-') {
    terminal.out(outcome.text);
    return EXIT.clean;
  }
  const kept = await keepInput(terminal, options.outputFile, collected.documents.keys());
  if (kept !== undefined) {
    terminal.err(`${kept}\n`);
    return EXIT.unchecked;
  }
  const written = await terminal.write(terminal.uriOf(options.outputFile), outcome.text);
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
  };
}
