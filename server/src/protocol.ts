/**
 * What client and server say to each other beyond LSP. Names and plain types alone: both sides import this file, and neither may
 * drag a library into the other with it. The two functions by which a text is known for an OpenAPI document without being parsed are
 * shared as well, so that the client wakes the server exactly when there is work for it.
 */

export { mayBeOpenApiRoot } from './document/openApiVersion';
export { externalTargetsInText } from './document/references';

/** What the client tells when it starts the server, as `initializationOptions`. */
export interface StartOptions {
  /** Whether the person trusts the workspace. Absent from other editors, whose users start the server themselves: then they do. */
  readonly trusted?: boolean;
  /** Whether the client has the command that shows a manifest, so that code lenses may lead to it. */
  readonly previews?: boolean;
}

/** Notification to the server: the person has granted trust. Parameters: none. */
export const TRUST_GRANTED = 'specwright/trustGranted';

/** Notification to the client: what the status item shows for a document. Parameters: `DocumentStatus`. */
export const STATUS = 'specwright/status';
export interface DocumentStatus {
  readonly uri: string;
  readonly state: 'judging' | 'judged' | 'broken' | 'notJudged' | 'notOpenApi';
  /** The ruleset's name, where one is in force. */
  readonly ruleset?: string;
  /** Findings in this document, all of them, whatever the number that is drawn. */
  readonly findings?: number;
  /** What would judge in a trusted folder and was left out. */
  readonly leftOut?: string;
  /** Why the document is not judged, or not by the ruleset that was chosen. */
  readonly problem?: string;
}

/** Request to the server: judge every OpenAPI document of the workspace. Parameters: none. */
export const LINT_WORKSPACE = 'specwright/lintWorkspace';
export interface WorkspaceResult {
  readonly documents: number;
  readonly findings: number;
  readonly failures: readonly string[];
  readonly cancelled: boolean;
}

/** Request to the server: apply every safe fix to a document. Parameters: `FixAllParams`. */
export const FIX_ALL = 'specwright/fixAll';
export interface FixAllParams {
  readonly uri: string;
  /** One rule's fixes alone. */
  readonly code?: string;
}
export interface FixAllResult {
  readonly fixed: number;
  /** Why nothing was changed, where something could have been. */
  readonly message?: string;
}

/** Request to the server: the gateway's declarative config of a document as it stands in the editor. Parameters: `ExportParams`. */
export const EXPORT_MANIFEST = 'specwright/exportManifest';
export interface ExportParams {
  readonly uri: string;
  readonly format: 'yaml' | 'json';
  /** Where to; beside the document unless somebody chose. */
  readonly target?: string;
  /** Whether a file that we did not write may be replaced: the person was asked. */
  readonly replace?: boolean;
}
export type ExportResult =
  | {
      readonly kind: 'written';
      readonly target: string;
      /** Whether changes that are not saved yet are in it. */
      readonly unsaved: boolean;
      readonly services: number;
      readonly routes: number;
      readonly notes: readonly string[];
    }
  /** There is a file that we did not write, or that was `edited` since. Nothing was written; ask, then come again with `replace` or another `target`. */
  | { readonly kind: 'exists'; readonly target: string; readonly edited: boolean }
  | { readonly kind: 'refused'; readonly message: string; readonly uri?: string; readonly line?: number };

/** Request to the server: show the manifest of a document and follow its edits. Parameters: `PreviewParams`; result: `ManifestPreview`. */
export const PREVIEW_MANIFEST = 'specwright/previewManifest';
/** Notification to the server: a preview is no longer shown. Parameters: `{ root }`. */
export const CLOSE_PREVIEW = 'specwright/closePreview';
/** Notification to the client: the text of a preview has changed. Parameters: `ManifestPreview`. */
export const MANIFEST_PREVIEW = 'specwright/manifestPreview';
export interface PreviewParams {
  readonly uri: string;
  /** The name of the route to lead to. */
  readonly route?: string;
}
export interface ManifestPreview {
  /** The document that the manifest is made from; for a part, the API that it belongs to. */
  readonly root: string;
  readonly text: string;
  /** The line of the route that was asked for, zero-based, where there is one. */
  readonly line?: number;
  /** Why there is nothing to show, now or later; then `text` is empty. */
  readonly problem?: string;
}
/** The scheme of previews; their query is the address of the root. One with a fragment is the manifest alone, without the line that a preview has above it. */
export const PREVIEW_SCHEME = 'specwright-manifest';
/** The command of code lenses, which the client has. Argument: `PreviewParams`. */
export const PREVIEW_COMMAND = 'specwright.previewManifest';

/** Request to the server: what exporting again would change in a file. Parameters: `CompareParams`; result: `CompareResult`. */
export const COMPARE_MANIFEST = 'specwright/compareManifest';
export interface CompareParams {
  readonly uri: string;
  /** The file; without it, the one beside the document to which it is exported unless somebody chose. */
  readonly file?: string;
}
export type CompareResult =
  | {
      readonly kind: 'compared';
      readonly root: string;
      readonly file: string;
      /** By entity, a line each; empty where both mean the same. */
      readonly text: string;
      /** How much is added, changed and removed, as part of a sentence. */
      readonly count: string;
      /** The places that the text names, in its order; lines are zero-based. */
      readonly places: readonly { readonly uri: string; readonly line: number }[];
    }
  /** No file is known to compare with; `suggested` is where one would be. */
  | { readonly kind: 'unknown'; readonly suggested: string }
  | { readonly kind: 'refused'; readonly message: string; readonly uri?: string; readonly line?: number };

/** Request to the server: begin to hold a mock's documents up to date. Parameters: `MockParams`; result: `MockTexts`. */
export const START_MOCK = 'specwright/startMock';
/** Notification to the server: a mock has ended. Parameters: `MockParams`. */
export const STOP_MOCK = 'specwright/stopMock';
/** Notification to the client: documents of a running mock have changed. Parameters: `MockTexts`. */
export const MOCK_TEXTS = 'specwright/mockTexts';
export interface MockParams {
  readonly uri: string;
  /** The mock of this root serves already, and a server that has started anew is to follow it, even where its text is broken at the moment. */
  readonly runs?: boolean;
}
/** A root and every document that it leads to, as the mock process takes them. */
export interface MockTexts {
  /** The address by which the mock was asked for. */
  readonly uri: string;
  readonly root: string;
  readonly texts: Readonly<Record<string, string>>;
  /** Why there is nothing to serve; then `texts` is empty. */
  readonly problem?: string;
}

/** What the client tells a mock process, whose parent it is; the process's own messages are in mockServer/mockMessages.ts. */
export type MockCommand =
  | {
      readonly type: 'start';
      readonly host: string;
      readonly port: number;
      readonly dynamic: boolean;
      readonly acceptedHosts: readonly string[];
    }
  | { readonly type: 'accept'; readonly host: string }
  | { readonly type: 'serve'; readonly specs: readonly { readonly root: string; readonly texts: Readonly<Record<string, string>> }[] }
  | { readonly type: 'stop' };

/** What the client hears from it. */
export type MockEvent =
  | { readonly type: 'listening'; readonly host: string; readonly port: number; readonly requestedPort: number }
  | {
      readonly type: 'served';
      readonly ok: boolean;
      readonly problems: readonly {
        readonly severity: 'error' | 'warning';
        readonly message: string;
        readonly uri: string;
        readonly range: { readonly start: { readonly line: number; readonly character: number } };
      }[];
      readonly entry: string | undefined;
    }
  | { readonly type: 'request'; readonly method: string; readonly path: string; readonly status: number }
  | { readonly type: 'failed'; readonly message: string };
