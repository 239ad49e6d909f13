import type { Locator, Page } from 'playwright-core';

/** The box at the top of a window in which one types: files, commands, answers to an extension's question. */
export class QuickInput {
  private readonly widget: Locator;

  constructor(private readonly page: Page) {
    this.widget = page.locator('.quick-input-widget:visible');
  }

  /** The rows on offer; a long list draws only what is in sight. */
  get rows(): Locator {
    return this.widget.locator('.monaco-list-row');
  }

  /** The line above or below the input: what is asked for, and what is wrong with the answer so far. */
  get message(): Locator {
    return this.widget.locator('.quick-input-message');
  }

  /**
   * Opens the box by its keys and types a text into it; once more where it closed before the text was in it, as it does whenever an editor that
   * is late to be drawn takes the focus.
   */
  async open(keys: string, text: string): Promise<void> {
    for (let opened = 1; ; opened++) {
      await this.page.keyboard.press(keys);
      try {
        await this.widget.locator('input.input').fill(text, { timeout: 5_000 });
        return;
      } catch (error) {
        if (opened === 5 || (await this.widget.isVisible())) throw error;
      }
    }
  }

  /** Chooses the row whose first line is exactly the label. */
  async choose(label: string): Promise<void> {
    const exactly = this.page.locator('.quick-input-list-row > :first-child .label-name').getByText(label, { exact: true });
    await this.rows.filter({ has: exactly }).first().click();
  }

  /** Accepts what is typed, as with Enter, and waits until the box is gone. */
  async accept(): Promise<void> {
    await this.widget.locator('input.input').press('Enter');
    await this.widget.waitFor({ state: 'hidden' });
  }

  /** Closes the box without an answer. */
  async cancel(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.widget.waitFor({ state: 'hidden' });
  }
}
