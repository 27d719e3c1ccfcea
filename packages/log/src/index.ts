export { createLog, type Log } from './create-log.ts';
export { type DescribedError, describeError } from './describe-error.ts';
