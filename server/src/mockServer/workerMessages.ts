import type { MockRequest, MockResponse, MockSpec } from '../mock/mockTypes';
import type { ServedSpecs } from '../mock/mockSet';

/** What the talking thread asks of the working one; answered in order, one at a time. */
export type ToMockWorker =
  | { readonly type: 'serve'; readonly specs: readonly MockSpec[]; readonly dynamic: boolean }
  | { readonly type: 'respond'; readonly request: MockRequest };

/** What the working thread answers. */
export type FromMockWorker =
  | { readonly type: 'served'; readonly served: ServedSpecs; readonly milliseconds: number }
  | { readonly type: 'response'; readonly response: MockResponse };
