import { Document } from '../document/document';
import { folderOf } from '../document/uri';
import type { CollectedDocuments } from '../workspace/collectDocuments';
import { compareWithFile, type EntityDifference } from '../workspace/compareWithFile';
import { differenceCount, differenceText } from '../workspace/differenceText';
import { entityPlace } from '../workspace/entityPlace';
import type { Manifest } from '../workspace/exportDocument';
import { place, shown } from './scope';
import { EXIT, type Exit, type Terminal } from './terminal';

/**
 * `export --diff`: what exporting again would change in a file that holds a manifest, whoever wrote it; `-` is standard input. Exit 0 where both mean
 * the same to the gateway, 1 where they differ, 2 where the file could not be read. Nothing is written.
 */
export async function exportDifference(
  terminal: Terminal,
  collected: CollectedDocuments,
  manifest: Manifest,
  file: string,
  format: 'yaml' | 'json',
): Promise<Exit> {
  const document = await readNamed(terminal, file);
  const comparison = typeof document === 'string' ? document : compareWithFile(document, manifest);
  if (typeof comparison === 'string' || !comparison.ok) {
    terminal.err(`${typeof comparison === 'string' ? comparison : place(terminal, comparison)}\nNothing was compared.\n`);
    return EXIT.unchecked;
  }
  const { differences } = comparison;
  const placeOf = (difference: EntityDifference): string | undefined => {
    const found = difference.change === 'removed' ? undefined : entityPlace(collected, manifest, difference.pointer);
    return found && `${shown(terminal, found.uri)}:${found.range.start.line + 1}`;
  };
  terminal.out(format === 'json' ? differencesAsJson(differences, placeOf) : differenceText(differences, placeOf));
  const spec = shown(terminal, collected.root.uri);
  const name = file === '-' ? 'Standard input' : file;
  terminal.err(
    differences.length === 0
      ? `${name} means what an export of ${spec} would write.\n`
      : `An export of ${spec} differs from ${name}: ${differenceCount(differences)}.\n`,
  );
  return differences.length === 0 ? EXIT.clean : EXIT.findings;
}

/** The file as the person named it, which need not lie where documents do. */
async function readNamed(terminal: Terminal, file: string): Promise<Document | string> {
  if (file === '-') return new Document(`${terminal.cwd}/%3CSTDIN%3E`, 0, await terminal.stdin());
  const uri = terminal.uriOf(file);
  const read = await terminal.files(folderOf(uri)).read(uri);
  return read.ok ? new Document(uri, 0, read.text) : read.message;
}

function differencesAsJson(
  differences: readonly EntityDifference[],
  placeOf: (difference: EntityDifference) => string | undefined,
): string {
  const written = differences.map((difference) => {
    const { change, kind, name, owners } = difference;
    const from = placeOf(difference);
    return {
      change,
      kind,
      name,
      ...(owners.length === 0 ? {} : { of: Object.fromEntries(owners) }),
      ...(from === undefined ? {} : { place: from }),
      ...(difference.change === 'changed' ? { values: difference.values } : {}),
    };
  });
  return `${JSON.stringify(written, null, 2)}\n`;
}
