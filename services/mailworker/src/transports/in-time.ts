import type { TransportCheck } from './transport.ts';

/** The outcome of a check, or that it is unknown when there is none in time. */
export async function inTime(seconds: number, check: Promise<TransportCheck>): Promise<TransportCheck> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<TransportCheck>((resolve) => {
    timer = setTimeout(() => resolve({ result: 'unknown', reason: 'timeout' }), seconds * 1000);
  });
  return Promise.race([check, tooLate]).finally(() => clearTimeout(timer));
}
