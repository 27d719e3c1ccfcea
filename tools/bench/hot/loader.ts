import { connect, type Socket } from 'node:net';

/** What the loader is told: requests as they go over the wire, the same for every server. */
export interface Load {
  port: number;
  connections: number;
  requests: string[];
}

/** What it saw: milliseconds of all together, and of each. */
export interface Loaded {
  milliseconds: number;
  each: number[];
}

// A process of its own, with nothing but sockets, so that as little of the machine as can be goes into the load itself.
process.on('message', (load: Load) => {
  run(load).then(
    (loaded) => process.send?.(loaded),
    (error: Error) => process.send?.({ error: error.message }),
  );
});

async function run({ port, connections, requests }: Load): Promise<Loaded> {
  const each: number[] = [];
  const waiting = requests.values();
  const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)));
  const began = performance.now();
  await Promise.all(
    sockets.map(async (socket) => {
      for (const request of waiting) {
        const asked = performance.now();
        await ask(socket, request);
        each.push(performance.now() - asked);
      }
      socket.destroy();
    }),
  );
  return { milliseconds: performance.now() - began, each };
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.setNoDelay()));
    socket.once('error', reject);
  });
}

/** Resolves when the whole answer has come. Every answer here has a status of success and says how long it is, or is a 204. */
function ask(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const read = (chunk: Buffer) => {
      answer += chunk.toString('latin1');
      const head = answer.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(answer)?.[1] ?? 0);
      if (answer.length < head + 4 + length) return;
      socket.off('data', read);
      if (/^HTTP\/1.1 2/.test(answer)) resolve();
      else reject(new Error(answer));
    };
    socket.on('data', read);
    socket.write(request);
  });
}
