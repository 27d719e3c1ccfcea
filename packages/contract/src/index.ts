import type { problemCodes } from './generated/problem-codes.ts';
import type { components, operations } from './generated/types.ts';

export { problemCodes } from './generated/problem-codes.ts';
export type { operations, paths } from './generated/types.ts';

/** A schema of the contract by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
/** The stable code of an RFC 9457 problem. */
export type ProblemCode = (typeof problemCodes)[number];
/** The name of an operation: also the name of its file, function, test and hook. */
export type OperationId = keyof operations;
