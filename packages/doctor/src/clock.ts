import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Check, warning } from './check.ts';
import { judgeClock } from './database.ts';

const TIMEOUT_MS = 3000;
/** Seconds from 1900, where NTP counts from, to 1970. */
const SINCE_1900 = 2_208_988_800;

/** Compares the clock with a time server's. Nobody is asked unless the operator names one. */
export const clockCheck = (timeServer: string): Check => ({
  name: 'time server',
  isBefore: true,
  look: async () => {
    const difference = await askTimeServer(timeServer).catch(() => undefined);
    return difference === undefined
      ? warning(
          `${timeServer} doesn't say the time`,
          'name another with --time-server; UDP port 123 must be open',
        )
      : judgeClock(difference, timeServer);
  },
});

/**
 * By how many milliseconds a server's clock leads ours: one question of SNTP (RFC 5905, sections 7.3 and 14).
 * @throws when no answer comes in 3 s
 */
async function askTimeServer(server: string): Promise<number> {
  const [, host = server, port = '123'] = /^\[?(.*?)\]?:(\d+)$/.exec(server) ?? [];
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    const question = Buffer.alloc(48);
    // No leap indicator, version 4, client.
    question[0] = 0b00_100_011;
    const sentAt = Date.now();
    socket.send(question, Number(port), host);
    const [answer] = await once(socket, 'message', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const middle = (sentAt + Date.now()) / 2;
    // The transmit timestamp: seconds and a fraction of 2^32.
    return (answer.readUInt32BE(40) - SINCE_1900 + answer.readUInt32BE(44) / 2 ** 32) * 1000 - middle;
  } finally {
    socket.close();
  }
}
