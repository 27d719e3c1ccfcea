import type { Schema } from '@tvm/contract';
import type { Catalogue } from '../text/catalogue.ts';
import { Unsent } from './use-form.ts';

/** What a browser's refusal is called (WebAuthn level 3, sections 5.1.3 and 5.1.4). Whoever has no passkey here and whoever closed the dialog can't be told apart, on purpose. */
const refusals: Record<string, keyof Catalogue['passkey']['refusals']> = {
  NotAllowedError: 'cancelled',
  AbortError: 'cancelled',
  InvalidStateError: 'alreadyHere',
  SecurityError: 'wrongSite',
  NotSupportedError: 'unsupported',
  ConstraintError: 'unverified',
};

/** Has the browser make a passkey. @throws Unsent with what the browser refuses, in words */
export const makePasskey = (asked: Schema<'PasskeyCreation'>) =>
  withBrowser(async ({ startRegistration }) => {
    const { id, response } = await startRegistration({ optionsJSON: asked });
    const { clientDataJSON, attestationObject, transports = [] } = response;
    const told = transports.filter(isKnownTransport);
    return { id, clientDataJSON, attestationObject, transports: told };
  });

/** Has one of the person's passkeys answer. @throws Unsent with what the browser refuses, in words */
export const answerPasskey = (asked: Schema<'PasskeyRequest'>): Promise<Schema<'PasskeyAnswer'>> =>
  withBrowser(async ({ startAuthentication }) => {
    const { id, response } = await startAuthentication({ optionsJSON: asked });
    const { clientDataJSON, authenticatorData, signature } = response;
    return { id, clientDataJSON, authenticatorData, signature };
  });

/** The library is loaded once somebody uses a passkey. */
async function withBrowser<Answer>(
  ask: (library: typeof import('@simplewebauthn/browser')) => Promise<Answer>,
): Promise<Answer> {
  const library = await import('@simplewebauthn/browser');
  if (!library.browserSupportsWebAuthn()) throw refused('unsupported');
  try {
    return await ask(library);
  } catch (thrown) {
    throw refused((thrown instanceof Error && refusals[thrown.name]) || 'failed');
  }
}

const refused = (why: keyof Catalogue['passkey']['refusals']): Unsent =>
  new Unsent((text) => text.passkey.refusals[why]);

type Transport = Schema<'PasskeyTransport'>;
const transports: readonly Transport[] = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];
const isKnownTransport = (name: string): name is Transport => transports.some((each) => each === name);
