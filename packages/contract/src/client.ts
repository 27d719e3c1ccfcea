/** For other TVM systems that are written in TypeScript or JavaScript; README.md has an example of each. */
export { createTotpClient, type TotpClient, type TotpClientOptions } from './client/create-totp-client.ts';
export { type FeedPage, type FollowOptions, followEvents } from './client/follow-events.ts';
export {
  type MoveInOptions,
  type MoveInProgress,
  moveIn,
  type RefusedLine,
  type UserImportRow,
} from './client/move-in.ts';
export { dataOf, ProblemError } from './client/problem-error.ts';
export { TokenRefusedError } from './client/token.ts';
export { type EndedLogin, verifyLogoutToken } from './client/verify-logout-token.ts';
export { type SecurityEvent, verifySecurityEvent } from './client/verify-security-event.ts';
export { type PublicKeySet, type SignedToken, SignedTokenRefusedError } from './client/verify-signed.ts';
export { verifyWebhook, type WebhookDelivery, WebhookRefusedError } from './client/verify-webhook.ts';
export type { components, paths } from './generated/system-types.ts';
