import { operation } from '../../../sessions/operation.ts';

/** The process is alive and its event loop turns. */
export const getHealth = operation('getHealth', async () => ({ status: 'ok' as const }));
