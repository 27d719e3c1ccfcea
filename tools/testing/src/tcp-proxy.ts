import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface TcpProxy {
  /** The target's URL through the proxy. */
  url: string;
  /** Breaks all connections and lets no new one through, until it is mended. */
  cut(): void;
  mend(): void;
  close(): Promise<void>;
}

/**
 * Stands between a process and a server, so that a test can take the server away, or see what it is asked.
 * @param watch begins to read what is sent over a new connection
 */
export async function startTcpProxy(target: string, watch?: () => (sent: Buffer) => void): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createServer((incoming) => {
    if (isCut) return incoming.resetAndDestroy();
    const outgoing = connect(Number(port), hostname);
    const see = watch?.();
    if (see) incoming.on('data', see);
    for (const [socket, other] of [
      [incoming, outgoing],
      [outgoing, incoming],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: url.href,
    cut,
    mend: () => {
      isCut = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
