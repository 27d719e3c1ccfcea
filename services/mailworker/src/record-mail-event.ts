/** The API writes the same events about what the provider says afterwards. */
export { recordMailEvent } from '@tvm/audit';
