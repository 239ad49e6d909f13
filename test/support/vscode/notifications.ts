import type { Locator, Page } from 'playwright-core';

/** The messages of the window: VS Code's own and the extensions'. */
export class Notifications {
  private readonly centre: Locator;

  constructor(private readonly page: Page) {
    this.centre = page.locator('.notifications-center');
  }

  /** Opens the list of messages where it is not open. Under the test driver messages do not pop up by themselves. */
  async open(): Promise<void> {
    if (!(await this.centre.isVisible())) await this.page.locator('#status\\.notifications').click();
    await this.centre.waitFor();
  }

  /** Waits for a message with the text and gives it, the list being open. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    await this.open();
    const message = this.centre.locator('.notification-list-item', { hasText: text }).first();
    await message.waitFor();
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
