import type { Operation } from '../../http/contract-operation.ts';

/** Every operation of other TVM systems. */
export const systemsOperations: readonly Operation[] = [];
