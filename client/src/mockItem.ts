import { StatusBarAlignment, window, type Disposable, type StatusBarItem } from 'vscode';
import type { MockSessions } from './mockSessions';

/** Shows in the status bar where mocks listen; a click opens one. */
export class MockItem implements Disposable {
  private readonly item: StatusBarItem;
  private readonly subscription: Disposable;

  constructor(private readonly mocks: MockSessions) {
    this.item = window.createStatusBarItem('specwright.mock', StatusBarAlignment.Right, 89);
    this.item.name = 'Specwright Mock';
    this.item.command = 'specwright.openMock';
    this.subscription = mocks.onChanged(() => this.draw());
  }

  dispose(): void {
    this.subscription.dispose();
    this.item.dispose();
  }

  private draw(): void {
    const [first, ...others] = this.mocks.all;
    if (first === undefined) return this.item.hide();
    this.item.text = others.length === 0 ? `$(broadcast) ${first.address.authority}` : `$(broadcast) ${others.length + 1} mocks`;
    this.item.tooltip = this.mocks.all.map(({ name, address }) => `${name} is mocked at ${address.toString(true)}`).join('\n');
    this.item.show();
  }
}
