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

  /** Waits until the box is there and replaces what is typed in it. */
  async type(text: string): Promise<void> {
    await this.widget.locator('input.input').fill(text);
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
