import type { MockProblem, MockSpec } from '../mock/mockTypes';

/** Limits that a parent may set otherwise, in milliseconds. */
export interface MockLimits {
  /** For one answer, 5,000 unless told. */
  readonly answer?: number;
  /** For the headers of a request to arrive, 10,000 unless told. */
  readonly headers?: number;
}

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
      readonly limits?: MockLimits;
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

/** A message from the parent, told by its `type`; undefined for anything that is none of ours. */
export function readToMockChild(message: unknown): ToMockChild | undefined {
  return isToMockChild(message) ? message : undefined;
}

function isToMockChild(message: unknown): message is ToMockChild {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  if (message.type === 'start')
    return (
      'host' in message &&
      typeof message.host === 'string' &&
      'port' in message &&
      typeof message.port === 'number' &&
      'acceptedHosts' in message &&
      Array.isArray(message.acceptedHosts)
    );
  if (message.type === 'accept') return 'host' in message && typeof message.host === 'string';
  if (message.type === 'serve') return 'specs' in message && Array.isArray(message.specs);
  return message.type === 'stop';
}
