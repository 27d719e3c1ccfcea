import type { Operation } from '../../http/contract-operation.ts';
import { getInteraction } from './login/get-interaction.ts';

/** Every operation of the portal. */
export const portalOperations: readonly Operation[] = [getInteraction];
