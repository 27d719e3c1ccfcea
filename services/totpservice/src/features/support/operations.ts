import type { Operation } from '../../http/contract-operation.ts';

/** Every operation of employees. */
export const supportOperations: readonly Operation[] = [];
