import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';

import { EditorPane } from './editorPane';
import { Notifications } from './notifications';
import { ProblemsPanel } from './problemsPanel';
import { QuickInput } from './quickInput';
import type { VSCodeServer } from './server';

/** Where the pictures of the windows are kept. Git ignores it. */
export const screenshotFolder = join(__dirname, '../../e2e/screenshots');

/** Milliseconds within which anything that is waited for must come, on a busy machine with two cores. */
const patience = 30_000;

/** One VS Code window, driven as a person drives it: by keys, clicks and what is on screen. */
export class Window {
  readonly quickInput: QuickInput;
  readonly editor: EditorPane;
  readonly problems: ProblemsPanel;
  readonly notifications: Notifications;

  private constructor(
    readonly page: Page,
    private readonly folder: string,
  ) {
    this.quickInput = new QuickInput(page);
    this.editor = new EditorPane(page, this.quickInput);
    this.problems = new ProblemsPanel(page);
    this.notifications = new Notifications(page);
  }

  /** Opens a window on a folder and waits until its files and its theme are there. */
  static async open(browser: Browser, server: VSCodeServer, folder: string): Promise<Window> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(server.address(folder));
    const window = new Window(page, folder);
    await window.whenReady();
    return window;
  }

  /** Waits until the window's files and its theme are there. */
  async whenReady(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor();
    await this.page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  /** Opens a file by its path in the folder, and waits until its text is drawn. */
  async openFile(path: string): Promise<void> {
    await this.openTab(path);
    await this.page.locator('.editor-group-container.active .editor-instance .view-line').first().waitFor();
  }

  /** Opens a file by its path in the folder, and waits until something is drawn in its tab: the text, or why VS Code does not show it. */
  async openTab(path: string): Promise<void> {
    // The whole path: a search for part of it may be answered from a list that is older than the file.
    await this.quickInput.open('Control+P', join(this.folder, path));
    const name = basename(path);
    await this.quickInput.choose(name);
    await this.tab(name).waitFor();
    const pane = this.page.locator('.editor-group-container.active .editor-instance');
    await pane.locator('.view-line, .monaco-editor-pane-placeholder').first().waitFor();
  }

  /** Runs a command from the palette by its whole title, category included. */
  async runCommand(title: string): Promise<void> {
    await this.quickInput.open('F1', `>${title}`);
    await this.quickInput.choose(title);
  }

  /** The tab in front, where it is the named file's. */
  tab(name: string): Locator {
    return this.page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`);
  }

  /** The items of the status bar that hold the text. */
  statusItem(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item', { hasText: text });
  }

  /** The modal dialog, where one is open. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  /** Keeps a picture of the window under the name. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshotFolder, { recursive: true });
    await this.page.screenshot({ path: join(screenshotFolder, `${name}.png`), animations: 'disabled' });
  }

  /** Closes the window. */
  async close(): Promise<void> {
    await this.page.context().close();
  }
}
