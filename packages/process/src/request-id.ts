import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** The id of the request that what runs now was asked by: in an answer, a job that it left, and all that they write down. Undefined where no request asked. */
export const currentRequestId = (): string | undefined => current.getStore();

/** Runs `work` as asked by a request. */
export const withRequestId = <T>(id: string | undefined, work: () => T): T =>
  id === undefined ? work() : current.run(id, work);
