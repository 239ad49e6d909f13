import { type Diagnostic, languages, type Uri } from 'vscode';

const patience = 30_000;

/** Our diagnostics of a file, as they are now. */
export function ourDiagnostics(uri: Uri): Diagnostic[] {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'specwright');
}

/** The rule's code of a diagnostic. */
export function codeOf({ code }: Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/**
 * Waits until our diagnostics of a file are as wanted, and gives them. Throws with what there was when half a minute
 * has passed.
 */
export function waitForDiagnostics(uri: Uri, what: string, wanted: (all: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const all = ourDiagnostics(uri);
      if (!wanted(all)) return;
      clearTimeout(timer);
      listener.dispose();
      resolve(all);
    };
    const listener = languages.onDidChangeDiagnostics(look);
    const timer = setTimeout(() => {
      listener.dispose();
      const codes = ourDiagnostics(uri).map((each) => `${codeOf(each)} (line ${each.range.start.line + 1})`);
      reject(new Error(`No ${what} in ${uri.path}; there: ${codes.join(', ') || 'nothing'}.`));
    }, patience);
    look();
  });
}
