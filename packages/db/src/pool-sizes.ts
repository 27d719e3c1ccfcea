/** Connections that one process of a service opens at most (docs/operations/connections.md). */
export const poolSizes = { totpservice: 20, mailworker: 16, sealer: 2 } as const;
