const { NODE_COMPILE_CACHE } = process.env;

/** What a Node process of a test gets besides its settings: where it finds what another one compiled of the sources. */
export const nodeEnvironment: Record<string, string> = NODE_COMPILE_CACHE ? { NODE_COMPILE_CACHE } : {};
