import type { operationFacts } from './generated/operation-facts.ts';
import { problems } from './generated/problems.ts';
import type { components, operations } from './generated/types.ts';

export { operationFacts } from './generated/operation-facts.ts';
export { problems } from './generated/problems.ts';
export type { operations, paths } from './generated/types.ts';

/** A schema of the contract by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];
/** The stable code of an RFC 9457 problem. */
export type ProblemCode = keyof typeof problems;
export const problemCodes = Object.keys(problems) as ProblemCode[];
/** The name of an operation: also the name of its file, function, test and hook. */
export type OperationId = keyof operations & keyof typeof operationFacts;
