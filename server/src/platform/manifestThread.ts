import { Worker } from 'node:worker_threads';
import { START_OF_TEXT } from '../document/position';
import type { ManifestMaker, ManifestRequest, ManifestResult } from '../workspace/manifestMaker';

/** What the thread is asked for, and what it answers. */
export interface ManifestOrder {
  readonly id: number;
  readonly request: ManifestRequest;
}
export interface ManifestAnswer {
  readonly id: number;
  readonly result?: ManifestResult;
  readonly failure?: string;
}

/** The most memory that the thread may use, in MiB: the editor caps the whole process at 4 GB, and the server must live on without the thread. */
const MOST_MEMORY = 2_048;

interface Waiting {
  readonly request: ManifestRequest;
  readonly settle: (result: ManifestResult) => void;
}

/** Makes manifests in a thread of this process, which starts with the first one; one that is lost is replaced at the next call. */
export class ManifestThread implements ManifestMaker {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  /** `script` is the bundle that runs `manifestWork.ts` in a thread. */
  constructor(private readonly script: string) {}

  make(request: ManifestRequest): Promise<ManifestResult> {
    const id = ++this.lastId;
    return new Promise((settle) => {
      this.waiting.set(id, { request, settle });
      this.thread().postMessage({ id, request } satisfies ManifestOrder);
    });
  }

  dispose(): void {
    void this.worker?.terminate();
    this.lose('The server ends.');
  }

  private thread(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(this.script, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY } });
    this.worker = worker;
    worker.on('message', ({ id, result, failure = 'It gave no answer.' }: ManifestAnswer) => {
      const { request, settle } = this.waiting.get(id) ?? {};
      this.waiting.delete(id);
      if (request !== undefined) settle?.(result ?? refusal(request, failure));
    });
    const lost = (why: string): void => {
      if (this.worker === worker) this.lose(why);
    };
    worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
    worker.on('exit', () => lost('Its thread ended.'));
    // A thread that waits for work keeps no process alive.
    worker.unref();
    return worker;
  }

  private lose(why: string): void {
    this.worker = undefined;
    const lost = [...this.waiting.values()];
    this.waiting.clear();
    for (const { request, settle } of lost) settle(refusal(request, why));
  }
}

function refusal({ root, texts }: ManifestRequest, why: string): ManifestResult {
  const message = `The manifest could not be made: ${why}`;
  return { kind: 'refused', problems: [{ message, uri: root, range: START_OF_TEXT }], documents: Object.keys(texts) };
}
