import type { Locator, Page } from 'playwright-core';

/** The Problems panel: everything found, file by file, closed files too. */
export class ProblemsPanel {
  private readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.locator('.markers-panel');
  }

  /** Opens the panel where it is not open. */
  async open(): Promise<void> {
    if (!(await this.panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await this.panel.waitFor();
  }

  /** Opens the panel and narrows it to what holds the text (a file's name, a code, a word of the message). */
  async filter(text: string): Promise<void> {
    await this.open();
    await this.page.locator('.viewpane-filter input, .markers-panel-action-filter input').first().fill(text);
  }

  /** The rows that name a file. */
  get files(): Locator {
    return this.panel.locator('.monaco-list-row[aria-level="1"]');
  }

  /** The rows that stand for one finding each. */
  get entries(): Locator {
    return this.panel.locator('.monaco-list-row[aria-level="2"]');
  }

  /** Opens the place of the finding whose row holds the text. */
  async show(text: string): Promise<void> {
    await this.entries.filter({ hasText: text }).first().dblclick();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }
}
