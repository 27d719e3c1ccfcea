import { type DestinationStream, destination } from 'pino';

/** A line waits that long for others at most, in milliseconds. */
const longestWait = 20;
/** Characters that are handed on at once: a line about a request has some 250. */
const batch = 16 * 1024;

let shared: ReturnType<typeof batchedLines> | undefined;

/** The one of the process, whatever has logs there. */
export const standardOutput = () => {
  shared ??= batchedLines();
  return shared;
};

/**
 * A log's destination that hands lines on together: under load a write for each costs as much as half of the request that it is about. What a process says as it
 * ends is written before it has ended, however it ends itself; of one that is killed the last 20 ms are lost.
 */
function batchedLines(): DestinationStream & { flushSync(): void } {
  // Each batch at once: what is written as the process ends never overtakes what was written before.
  const out = destination({ fd: 1, sync: true });
  let waiting = '';
  let timer: NodeJS.Timeout | undefined;
  const handOn = () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting !== '') out.write(waiting);
    waiting = '';
  };
  const flushSync = () => {
    handOn();
    out.flushSync();
  };
  process.once('exit', flushSync);
  return {
    write(line) {
      waiting += line;
      if (waiting.length >= batch) handOn();
      else timer ??= setTimeout(handOn, longestWait);
    },
    flushSync,
  };
}
