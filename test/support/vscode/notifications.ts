import type { Locator, Page } from 'playwright-core';

import { until } from './until';

/** Milliseconds within which a message must come. */
const patience = 30_000;

/** The messages of the window: VS Code's own and the extensions'. */
export class Notifications {
  private readonly centre: Locator;

  constructor(private readonly page: Page) {
    this.centre = page.locator('.notifications-center');
  }

  /** Opens the list of messages where it is not open. A click that came while it closed by itself is made again. */
  async open(): Promise<void> {
    await until('the list of messages', patience, async () => {
      if (await this.centre.isVisible()) return true;
      await this.page.locator('#status\\.notifications').click();
      return this.centre.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => undefined,
      );
    });
  }

  /** Waits for a message with the text and gives it, the list being open. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    const message = this.centre.locator('.notification-list-item', { hasText: text }).first();
    // The list closes by itself when its last message goes, also between two that follow each other.
    await until(`the message ${text}`, patience, async () => {
      await this.open();
      return (await message.isVisible()) || undefined;
    });
    return message;
  }

  /** Presses a button of the message with the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const message = await this.waitFor(text);
    await message.hover();
    await message.getByRole('button', { name: button, exact: true }).click();
  }

  /** The texts of all messages that are in the list. */
  async texts(): Promise<string[]> {
    await this.open();
    return this.centre.locator('.notification-list-item-message').allInnerTexts();
  }
}
