import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import type { Contributions } from '../workspace/contributions';
import { diagnosticOf } from './diagnostic';
import type { OpenDocuments } from './openDocuments';

/** VS Code keeps no more of a file's diagnostics than this (facts.md). */
const MOST_DIAGNOSTICS = 1_000;

/** Sends a document's findings to the editor: whole sets, since LSP knows no others, and only when a set has changed. */
export class Publisher {
  private readonly sent = new Map<string, string>();

  constructor(
    private readonly connection: Connection,
    private readonly contributions: Contributions,
    private readonly documents: OpenDocuments,
    private readonly ruleAddress: (code: string) => string | undefined,
  ) {}

  /** Publishes each document's set, highest severity first where there are more than the editor keeps. */
  publish(uris: Iterable<string>): void {
    for (const uri of uris) {
      const document = this.documents.get(uri);
      const findings = this.contributions.of(uri);
      const kept =
        findings.length <= MOST_DIAGNOSTICS ? findings : [...findings].sort((a, b) => a.severity - b.severity).slice(0, MOST_DIAGNOSTICS);
      const diagnostics = kept.map((finding) => diagnosticOf(finding, document, this.ruleAddress));
      this.send(uri, diagnostics, document?.version);
    }
  }

  /** Publishes a document again although its set is the same: the editor has closed it and may have lost the set. */
  forget(uri: string): void {
    this.sent.delete(uri);
  }

  private send(uri: string, diagnostics: Diagnostic[], version: number | undefined): void {
    const key = JSON.stringify(diagnostics);
    const before = this.sent.get(uri);
    if (before === key || (before === undefined && diagnostics.length === 0)) return;
    if (diagnostics.length === 0) this.sent.delete(uri);
    else this.sent.set(uri, key);
    void this.connection.sendDiagnostics({
      uri: this.documents.clientUri(uri),
      diagnostics,
      ...(version === undefined ? {} : { version }),
    });
  }
}
