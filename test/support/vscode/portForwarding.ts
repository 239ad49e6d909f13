import { createServer, request } from 'node:http';

/** Makes local ports reachable under names of their own, as remote development hosts do. */
export interface PortForwarding {
  /** The address pattern that VS Code fills: `{{port}}` stands for the local port. */
  readonly template: string;
  stop(): Promise<void>;
}

/**
 * Forwards `http://<port>.localhost:<its own port>/` to `http://127.0.0.1:<port>/`, leaving the Host header as the
 * browser sent it. So a window here is a remote window in earnest: what `asExternalUri` gives is another host and
 * another port than the one that listens, and whoever checks hosts has to know that one.
 */
export async function startPortForwarding(): Promise<PortForwarding> {
  const server = createServer((incoming, answer) => {
    const port = /^(\d+)\.localhost:/.exec(incoming.headers.host ?? '')?.[1];
    if (port === undefined) {
      answer.writeHead(404).end();
      return;
    }
    const { method, url, headers } = incoming;
    const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    outgoing.once('error', () => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    incoming.pipe(outgoing);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The port forwarding has no port.');
  return {
    template: `http://{{port}}.localhost:${address.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
