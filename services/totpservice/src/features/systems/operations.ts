import type { Operation } from '../../http/contract-operation.ts';
import { createVerification } from './verifications/create-verification.ts';

/** Every operation of other TVM systems. */
export const systemsOperations: readonly Operation[] = [createVerification];
