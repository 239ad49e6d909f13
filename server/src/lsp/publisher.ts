import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Finding } from '../document/finding';
import type { Contributions } from '../workspace/contributions';
import { diagnosticOf, type Lines } from './diagnostic';
import type { OpenDocuments } from './openDocuments';

/** VS Code keeps no more of a file's diagnostics than this. */
const MOST_DIAGNOSTICS = 1_000;

/** Sends a document's findings to the editor: whole sets, since LSP knows no others, and only when a set has changed. */
export class Publisher {
  /** By canonical address: the set that was sent, and the spelling it was sent under. */
  private readonly sent = new Map<string, { readonly diagnostics: readonly Diagnostic[]; readonly address: string }>();
  /** Findings as they were drawn; one whose range covers several lines is drawn by its first line, which may become another. */
  private readonly drawn = new WeakMap<Finding, Diagnostic>();

  constructor(
    private readonly connection: Connection,
    private readonly contributions: Contributions,
    private readonly documents: OpenDocuments,
    private readonly ruleAddress: (code: string) => string | undefined,
  ) {}

  /** Publishes each document's set, highest severity first where there are more than the editor keeps. */
  publish(uris: Iterable<string>): void {
    for (const uri of uris) {
      const lines = this.documents.linesOf(uri);
      const findings = this.contributions.of(uri);
      const kept =
        findings.length <= MOST_DIAGNOSTICS ? findings : [...findings].sort((a, b) => a.severity - b.severity).slice(0, MOST_DIAGNOSTICS);
      const diagnostics = kept.map((finding) => this.diagnosticOf(finding, lines));
      this.send(uri, diagnostics, this.documents.versionOf(uri));
    }
  }

  private diagnosticOf(finding: Finding, lines: Lines | undefined): Diagnostic {
    const isLine = finding.range.start.line === finding.range.end.line;
    const known = isLine ? this.drawn.get(finding) : undefined;
    if (known !== undefined) return known;
    const diagnostic = diagnosticOf(finding, lines, this.ruleAddress);
    if (isLine) this.drawn.set(finding, diagnostic);
    return diagnostic;
  }

  private send(uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const address = this.documents.clientUri(uri);
    const before = this.sent.get(uri);
    // A client that tells spellings apart keeps a set until it is cleared under the spelling it came with.
    if (before !== undefined && before.address !== address) void this.connection.sendDiagnostics({ uri: before.address, diagnostics: [] });
    if (before?.address === address ? areSame(before.diagnostics, diagnostics) : diagnostics.length === 0) return;
    if (diagnostics.length === 0) this.sent.delete(uri);
    else this.sent.set(uri, { diagnostics, address });
    void this.connection.sendDiagnostics({
      uri: this.documents.clientUri(uri),
      diagnostics,
      ...(version === undefined ? {} : { version }),
    });
  }
}

function areSame(before: readonly Diagnostic[], after: readonly Diagnostic[]): boolean {
  if (before.length !== after.length) return false;
  return before.every((each, index) => each === after[index] || JSON.stringify(each) === JSON.stringify(after[index]));
}
