import { startTcpProxy } from './tcp-proxy.ts';

/** What a PostgreSQL server was asked. */
interface MessageCount {
  /** Executed, those that begin and end a transaction included. */
  statements: number;
  /** Statements that it had to parse first: all that aren't kept prepared by their connection. */
  parses: number;
}

export interface MessageCounter {
  /** The server's URL through the counter. */
  url: string;
  /** What was asked since it was asked last. */
  take(): MessageCount;
  close(): Promise<void>;
}

/** Stands between a process and PostgreSQL and counts its messages, so that nobody has to believe what a driver says of itself. */
export async function startMessageCounter(target: string): Promise<MessageCounter> {
  let count: MessageCount = { statements: 0, parses: 0 };
  const proxy = await startTcpProxy(target, () =>
    readMessageTypes((type) => {
      // Frontend messages: a simple query is parsed and executed, an extended one in two messages (PostgreSQL, 54.7).
      if (type === 'Q' || type === 'P') count.parses++;
      if (type === 'Q' || type === 'E') count.statements++;
    }),
  );
  const take = () => {
    const taken = count;
    count = { statements: 0, parses: 0 };
    return taken;
  };
  return { url: proxy.url, take, close: proxy.close };
}

const lengthBytes = 4;

/** Tells the type of each message of one connection; the first one, which asks for the connection, has none. */
function readMessageTypes(onType: (type: string) => void): (sent: Buffer) => void {
  let rest = Buffer.alloc(0);
  let typeBytes = 0;
  return (sent) => {
    rest = Buffer.concat([rest, sent]);
    while (rest.length >= typeBytes + lengthBytes) {
      const end = typeBytes + rest.readInt32BE(typeBytes);
      if (rest.length < end) return;
      if (typeBytes === 1) onType(rest.toString('latin1', 0, 1));
      typeBytes = 1;
      rest = rest.subarray(end);
    }
  };
}
