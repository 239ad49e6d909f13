import type { InitializeParams } from 'vscode-languageserver/node';
import { isJsonObject } from '../document/jsonValue';

/** What the client said that it can do. */
export interface ClientAbilities {
  readonly configuration: boolean;
  readonly watch: boolean;
  readonly folders: boolean;
  readonly progress: boolean;
  /** Asks for code lenses again when it is told to. */
  readonly refreshLenses: boolean;
  /** Registers for definitions after the start, and so for other documents than those that it synchronises. */
  readonly definitions: boolean;
  /** Has the command that shows a manifest. */
  readonly previews: boolean;
}

/** What a client can do of which nothing is known yet. */
export const NO_ABILITIES: ClientAbilities = {
  configuration: false,
  watch: false,
  folders: false,
  progress: false,
  refreshLenses: false,
  definitions: false,
  previews: false,
};

/** Reads it from what the client said when it started the server (LSP 3.17, “Initialize Request”). */
export function abilitiesOf({ capabilities, initializationOptions: options }: InitializeParams): ClientAbilities {
  const { workspace, window, textDocument } = capabilities;
  return {
    configuration: workspace?.configuration === true,
    watch: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    progress: window?.workDoneProgress === true,
    refreshLenses: workspace?.codeLens?.refreshSupport === true,
    definitions: textDocument?.definition?.dynamicRegistration === true,
    previews: isJsonObject(options) && options['previews'] === true,
  };
}
