import { once } from 'node:events';
import { createServer } from 'node:net';
import { StartError } from '@tvm/process';

/**
 * Makes sure that nobody listens where the API is to. `localhost` is two addresses, and a browser may take either: another program on
 * the one that isn't ours would answer in our place.
 * @throws StartError that names the port
 */
export async function checkPort(host: string, port: number): Promise<void> {
  for (const address of host === '127.0.0.1' ? [host, '::1'] : [host]) {
    const reason = await reasonNotToListen(address, port);
    if (reason === 'EADDRINUSE') {
      throw new StartError(
        `Port ${port} is taken by another program: end it, or choose another with PORT=${port + 1}.`,
      );
    }
    if (reason === 'EACCES')
      throw new StartError(`Port ${port} needs more rights than you have: choose one above 1023.`);
    if (reason && address === host)
      throw new StartError(`HOST=${host} isn't an address of this machine (${reason}).`);
  }
}

async function reasonNotToListen(host: string, port: number): Promise<string | undefined> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
    return undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  } finally {
    await new Promise((resolve) => probe.close(resolve));
  }
}
