import { contract } from '../../../http/contract.ts';
import { operation } from '../../../sessions/operation.ts';

/** The OpenAPI document. */
export const getContract = operation('getContract', async () => contract);
