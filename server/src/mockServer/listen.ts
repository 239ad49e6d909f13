import type { Server } from 'node:http';

/** How many ports are tried, the requested one included. */
export const PORTS_TRIED = 20;

/** Opens the first free port from the requested one on; 0 takes any. Throws an error that names what to do when none is free or the host is not ours. */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  const last = port === 0 ? 0 : Math.min(port + PORTS_TRIED - 1, 65535);
  for (let candidate = port; candidate <= last; candidate++) {
    const failure = await listenOnce(server, host, candidate);
    if (failure === undefined) break;
    if (failure.code !== 'EADDRINUSE' && failure.code !== 'EACCES')
      throw new Error(`Cannot listen on ${host}: ${failure.message}. Check the host.`);
    if (candidate === last)
      throw new Error(
        `The ports ${port} to ${last} of ${host} are all taken. Choose another with --port or the setting specwright.mock.port.`,
      );
  }
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error(`Cannot tell which port of ${host} was opened. Start the mock again.`);
  return address.port;
}

function listenOnce(server: Server, host: string, port: number): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const settle = (failure?: NodeJS.ErrnoException): void => {
      server.off('error', settle);
      server.off('listening', settle);
      resolve(failure);
    };
    server.once('error', settle);
    server.once('listening', () => settle());
    server.listen({ host, port, exclusive: true });
  });
}
