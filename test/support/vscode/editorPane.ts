import type { Locator, Page } from 'playwright-core';

import type { QuickInput } from './quickInput';

/** How serious a squiggle is, as VS Code names them. */
export type Squiggle = 'error' | 'warning' | 'info' | 'hint';

/** The editor that is in front. */
export class EditorPane {
  private readonly pane: Locator;

  constructor(
    private readonly page: Page,
    private readonly quickInput: QuickInput,
  ) {
    this.pane = page.locator('.editor-group-container.active .editor-instance');
  }

  /** The drawn lines that hold the text, spaces as they are on screen. */
  line(text: string): Locator {
    return this.pane.locator('.view-line', { hasText: text });
  }

  /** The squiggles in sight, of one severity. */
  squiggles(severity: Squiggle): Locator {
    return this.pane.locator(`.squiggly-${severity}`);
  }

  /** The light bulb, which VS Code shows beside the cursor where there is something to do. */
  get lightBulb(): Locator {
    return this.pane.locator('.lightBulbWidget, .codicon-gutter-lightbulb, .codicon-gutter-lightbulb-auto-fix').first();
  }

  /** The texts of the hovers in sight. */
  get hovers(): Locator {
    return this.page.locator('.monaco-hover:visible .hover-contents');
  }

  /** The entries of the menu of code actions. */
  get actions(): Locator {
    return this.page.locator('.action-widget .monaco-list-row');
  }

  /** Puts the cursor at a one-based line and column. */
  async goTo(line: number, column = 1): Promise<void> {
    await this.quickInput.open('Control+G', `:${line}:${column}`);
    await this.quickInput.accept();
    await this.page.locator('#status\\.editor\\.selection', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
  }

  /** Opens the menu of code actions at the cursor by its keys. */
  async openActions(): Promise<void> {
    await this.page.keyboard.press('Control+.');
    await this.actions.first().waitFor();
  }

  /** Chooses the code action whose title holds the text, from the menu that is open. */
  async chooseAction(title: string): Promise<void> {
    await this.actions.filter({ hasText: title }).first().click();
    await this.actions.first().waitFor({ state: 'hidden' });
  }

  /** Shows the hover at the cursor by its keys. */
  async showHover(): Promise<void> {
    await this.page.keyboard.press('Control+K');
    await this.page.keyboard.press('Control+I');
    await this.hovers.first().waitFor();
  }

  /** Replaces a text that stands in one place, by the find widget; nothing is saved. */
  async replace(text: string, replacement: string): Promise<void> {
    await this.page.keyboard.press('Control+H');
    const widget = this.pane.locator('.find-widget.visible');
    const count = widget.locator('.matchesCount');
    await widget.locator('.find-part textarea').fill(text);
    await widget.locator('.replace-part textarea').fill(replacement);
    await count.getByText(/ of 1$/).waitFor();
    // “Replace” alone would only select the match where the cursor has moved away from it meanwhile.
    await widget.locator('.codicon-find-replace-all').click();
    await count.getByText('No results').waitFor();
    await widget.locator('.codicon-widget-close').click();
    await widget.waitFor({ state: 'hidden' });
  }

  /** Saves the file and waits until its tab is clean again. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+S');
    await this.page.locator('.editor-group-container.active .tab.active:not(.dirty)').waitFor();
  }
}
