export { assertResponseInContract, type ObservedResponse } from './contract-validator.ts';
export { startTestCluster, type TestCluster } from './global-setup.ts';
export { type MessageCounter, startMessageCounter } from './message-counter.ts';
export { nodeEnvironment } from './node-environment.ts';
export { createSoftwarePasskey, type PasskeyOverrides, type SoftwarePasskey } from './software-passkey.ts';
export { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
