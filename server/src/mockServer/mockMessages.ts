import type { MockProblem, MockSpec } from '../mock/mockTypes';

/** What the parent tells a mock child over IPC. */
export type ToMockChild =
  | {
      readonly type: 'start';
      /** Name or address to bind; loopback unless the user asked otherwise. */
      readonly host: string;
      /** The first port to try; the next 19 are tried when it is taken. 0 lets the system choose. */
      readonly port: number;
      /** Random answers that fit the schema instead of fixed ones. */
      readonly dynamic: boolean;
      /** Further host names by which requests may come, without a port. */
      readonly acceptedHosts: readonly string[];
    }
  /** One more host name by which requests may come: that of `asExternalUri`, known only once the port is. */
  | { readonly type: 'accept'; readonly host: string }
  /** The specifications to serve from now on, in order of precedence; replaces all earlier ones. */
  | { readonly type: 'serve'; readonly specs: readonly MockSpec[] }
  /** Close the port and end. */
  | { readonly type: 'stop' };

/** What a mock child tells its parent over IPC. */
export type FromMockChild =
  /** The port is open. `requestedPort` differs from `port` when that one was taken, or was 0. */
  | { readonly type: 'listening'; readonly host: string; readonly port: number; readonly requestedPort: number }
  | {
      readonly type: 'served';
      /** Whether every specification of the last `serve` is the one being served; a broken one is served as it last was good. */
      readonly ok: boolean;
      readonly problems: readonly MockProblem[];
      readonly milliseconds: number;
      /** The path of a GET without parameters, worth opening in a browser; undefined when there is none. */
      readonly entry: string | undefined;
    }
  | { readonly type: 'request'; readonly method: string; readonly path: string; readonly status: number }
  /** The child cannot do its work and ends. */
  | { readonly type: 'failed'; readonly message: string };
