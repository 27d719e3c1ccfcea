import { resendTransport } from './resend.ts';
import { smtpTransport } from './smtp.ts';
import type { Transport } from './transport.ts';

const HAND_OVER_TIMEOUT_SECONDS = 30;

export type TransportConfig =
  | { kind: 'smtp'; url: string }
  | { kind: 'resend'; apiKey: string; baseUrl: string | undefined };

/** The way out that the settings name. */
export function openTransport(transport: TransportConfig, from: string, maxConnections: number): Transport {
  const timeoutSeconds = HAND_OVER_TIMEOUT_SECONDS;
  return transport.kind === 'smtp'
    ? smtpTransport({ url: transport.url, from, timeoutSeconds, maxConnections })
    : resendTransport({ apiKey: transport.apiKey, baseUrl: transport.baseUrl, from, timeoutSeconds });
}
