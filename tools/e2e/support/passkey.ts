import type { CDPSession, Page } from '@playwright/test';

/** The authenticator that is built into a person's computer, as Chromium simulates it: what it is asked for is confirmed by a finger at once. */
export class VirtualPasskeys {
  readonly #session: CDPSession;
  readonly #authenticatorId: string;

  private constructor(session: CDPSession, authenticatorId: string) {
    this.#session = session;
    this.#authenticatorId = authenticatorId;
  }

  /** Gives a page's computer one. */
  static async at(page: Page): Promise<VirtualPasskeys> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    return new VirtualPasskeys(session, authenticatorId);
  }

  /** Everything that it keeps, to be taken to another computer, as a password manager does. */
  async credentials() {
    const { credentials } = await this.#session.send('WebAuthn.getCredentials', {
      authenticatorId: this.#authenticatorId,
    });
    return credentials;
  }

  /** Takes over what another one keeps. */
  async copyFrom(other: VirtualPasskeys): Promise<void> {
    for (const credential of await other.credentials())
      await this.#session.send('WebAuthn.addCredential', {
        authenticatorId: this.#authenticatorId,
        credential,
      });
  }

  /** The computer was wiped. */
  async forgetAll(): Promise<void> {
    await this.#session.send('WebAuthn.clearCredentials', { authenticatorId: this.#authenticatorId });
  }
}
