import { commands, MarkdownString, StatusBarAlignment, ThemeColor, window, type Disposable, type StatusBarItem } from 'vscode';
import type { DocumentStatus } from '../../server/src/protocol';
import type { Server } from './languageClient';

/** Says in the status bar how the active document is judged, and what was left out. */
export class StatusItem implements Disposable {
  private readonly item: StatusBarItem;
  private readonly known = new Map<string, DocumentStatus>();
  private readonly subscriptions: Disposable[];
  /** Whether the active document was one of an API when this was drawn last: menus ask. */
  private wasApi = false;

  constructor(server: Server) {
    this.item = window.createStatusBarItem('specwright.status', StatusBarAlignment.Right, 90);
    this.item.name = 'Specwright';
    this.item.command = 'specwright.selectRuleset';
    this.subscriptions = [
      server.onStatus((status) => {
        this.known.set(status.uri, status);
        this.draw();
      }),
      server.onStarted(() => {
        this.known.clear();
        this.draw();
      }),
      server.onStopped(() => {
        for (const [uri, status] of this.known)
          this.known.set(uri, {
            ...status,
            state: 'notJudged',
            problem: 'The server has stopped. “Specwright: Restart Server” starts it again.',
          });
        this.draw();
      }),
      window.onDidChangeActiveTextEditor(() => this.draw()),
    ];
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    this.item.dispose();
  }

  private draw(): void {
    const uri = window.activeTextEditor?.document.uri.toString();
    const status = uri === undefined ? undefined : this.known.get(uri);
    const isApi = status !== undefined && status.state !== 'notOpenApi';
    if (isApi !== this.wasApi) void commands.executeCommand('setContext', 'specwright.isApi', isApi);
    this.wasApi = isApi;
    if (!isApi) return this.item.hide();
    const { text, warning } = worded(status);
    this.item.text = text;
    this.item.tooltip = tooltipOf(status);
    this.item.accessibilityInformation = { label: `Specwright: ${text.replace(/\$\([^)]*\)\s*/, '')}` };
    this.item.backgroundColor = warning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.show();
  }
}

function worded(status: DocumentStatus): { text: string; warning: boolean } {
  const ruleset = status.ruleset ?? 'no ruleset';
  if (status.state === 'judging') return { text: `$(sync~spin) ${ruleset}`, warning: false };
  if (status.state === 'broken') return { text: `$(error) ${ruleset}: does not parse`, warning: false };
  if (status.state === 'notJudged') return { text: '$(warning) not judged', warning: true };
  const leftOut = status.leftOut === undefined ? '' : `, ${status.leftOut} left out`;
  const icon = status.problem === undefined ? '$(law)' : '$(warning)';
  return { text: `${icon} ${ruleset}: ${status.findings ?? 0}${leftOut}`, warning: status.problem !== undefined || leftOut !== '' };
}

function tooltipOf(status: DocumentStatus): MarkdownString {
  const lines = [`**Specwright** judges this document by ${status.ruleset === undefined ? 'nothing' : `\`${status.ruleset}\``}.`];
  if (status.findings !== undefined) lines.push(`${status.findings} ${status.findings === 1 ? 'finding' : 'findings'} in this document.`);
  if (status.leftOut !== undefined)
    lines.push(
      `\`${status.leftOut}\` was left out: this folder is not trusted, and only rulesets that Specwright ships run. Trust the folder to have it judge.`,
    );
  if (status.problem !== undefined) lines.push(status.problem);
  lines.push('Click to choose a ruleset.');
  return new MarkdownString(lines.join('\n\n'));
}
