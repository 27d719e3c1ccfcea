import type { Operation } from '../../http/contract-operation.ts';
import { getContract } from './health/get-contract.ts';
import { getHealth } from './health/get-health.ts';
import { getReadiness } from './health/get-readiness.ts';
import { receiveMailEvent } from './mail-events/receive-mail-event.ts';

/** Every operation of those who run the service, and of their providers. */
export const opsOperations: readonly Operation[] = [getContract, getHealth, getReadiness, receiveMailEvent];
