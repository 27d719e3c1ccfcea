import document from '@tvm/contract/openapi.json' with { type: 'json' };

/** The contract that the service binds its routes to and gives to whoever asks. Undocumented use is refused by it. */
export const contract: Record<string, unknown> = document;
