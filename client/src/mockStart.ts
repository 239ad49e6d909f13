import type { MockCommand, MockEvent, MockTexts } from '../../server/src/protocol';
import type { MockChild } from './mockChild';

/** A mock that has started, as its process tells of it. */
export interface StartedMock<Address> {
  readonly address: Address;
  readonly port: number;
  readonly requestedPort: number;
  readonly entry: string;
}

/** How a mock is to be started. */
export interface StartPlan<Address> {
  readonly options: Omit<Extract<MockCommand, { type: 'start' }>, 'type'>;
  /** The address by which people reach a port of this machine, and the host in it. */
  readonly reach: (host: string, port: number) => Promise<{ readonly address: Address; readonly host: string }>;
}

/**
 * One start of a mock, which everybody who asks for it meanwhile shares. Texts that come while it goes on are kept and served when it
 * has ended; a first text that cannot be served makes way for a later one.
 */
export class MockStart<Address> {
  /** The mock, or the sentence that says why there is none; its process is gone then. Never rejects. */
  readonly outcome: Promise<StartedMock<Address> | string>;

  constructor(
    readonly child: MockChild,
    private latest: MockTexts,
    plan: StartPlan<Address>,
  ) {
    this.outcome = this.run(plan)
      .catch((error: unknown) => `The mock could not be started: ${error instanceof Error ? error.message : String(error)}.`)
      .then((outcome) => {
        if (typeof outcome === 'string') child.kill();
        return outcome;
      });
  }

  /** Takes texts that came after those it began with. */
  take(texts: MockTexts): void {
    if (texts.problem === undefined) this.latest = texts;
  }

  private async run({ options, reach }: StartPlan<Address>): Promise<StartedMock<Address> | string> {
    const listening = await this.child.ask({ type: 'start', ...options }, 'listening');
    if (typeof listening === 'string') return listening;
    const { port, requestedPort } = listening;
    const { address, host } = await reach(options.host, port);
    this.child.tell({ type: 'accept', host });
    for (;;) {
      const given = this.latest;
      const served = await this.child.ask(servingOf(given), 'served');
      if (typeof served === 'string') return served;
      const isLatest = given === this.latest;
      if (!served.ok && isLatest) return problemOf(served);
      if (!served.ok) continue;
      if (!isLatest) this.child.tell(servingOf(this.latest));
      return { address, port, requestedPort, entry: served.entry ?? '/' };
    }
  }
}

/** What a mock process is told so that it serves these texts. */
export function servingOf({ root, texts }: MockTexts): MockCommand {
  return { type: 'serve', specs: [{ root, texts }] };
}

function problemOf({ problems }: Extract<MockEvent, { type: 'served' }>): string {
  const problem = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  if (problem === undefined) return 'The document cannot be mocked.';
  return `${problem.message} (${problem.uri.slice(problem.uri.lastIndexOf('/') + 1)}, line ${problem.range.start.line + 1})`;
}
