import { decideRecovery, type RecoveryFacts } from '@tvm/policy';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { Browser } from './browser.ts';
import { askFor, signedInEmployee } from './employees.ts';
import { startService } from './harness.ts';
import { must, startCodeStep } from './people.ts';
import { raiseEpoch } from './records.ts';
import { askNewPhone, createOwner, knownBrowser, lockCodes, mintStop, type Owner } from './recoveries.ts';

const service = await startService({ recoveryPolicy: 'mail_and_time', mandatoryFrom: undefined }, afterAll);

/** What was done to one user, kept beside the service; what that comes to is said by the same pure function. */
class Model {
  private epoch = 0;
  private wait: { startedAt: Date; epoch: number; stoppedAt: Date | null } | undefined;
  private provedAt: Date | null = null;
  private wrongCodes = 0;
  private approvedAt: { at: Date; epoch: number } | undefined;
  private known: { browser: Browser; epoch: number } | undefined;
  private readonly owner: Owner;

  constructor(owner: Owner) {
    this.owner = owner;
  }

  async logIn(): Promise<void> {
    const browser = await knownBrowser(service, this.owner);
    this.provedAt = service.clock.now;
    this.wrongCodes = 0;
    this.known = { browser, epoch: this.epoch };
  }

  async guess(): Promise<void> {
    await lockCodes(service, this.owner, await startCodeStep(service, this.owner.user));
    this.wrongCodes += 5;
    // The owner comes when the lock is over; what it means for a recovery stays.
    service.clock.advance(901);
  }

  async stop(): Promise<void> {
    if (!this.wait) return;
    const token = await mintStop(service, this.owner.user);
    await service.browser().post('/recoveries/stop', { token });
    this.wait.stoppedAt ??= this.isProved() ? this.provedAt : service.clock.now;
  }

  async changeCredentials(): Promise<void> {
    await raiseEpoch(service, this.owner.user);
    this.epoch += 1;
  }

  async approve(): Promise<void> {
    const { browser } = await signedInEmployee(service);
    const { body } = await askFor(browser, 'new_phone', this.owner.user);
    if (body.state === 'approved') this.approvedAt = { at: service.clock.now, epoch: this.epoch };
  }

  /** What the service answers is what the rule says of these facts. */
  async ask(isKnown: boolean): Promise<void> {
    const { known, owner } = this;
    const now = service.clock.now;
    const decision = decideRecovery(this.facts(isKnown && known?.epoch === this.epoch, now));
    const answer = await askNewPhone(service, owner.user, isKnown ? known?.browser.copy() : undefined);
    const words = { now: 'shown', wait: 'recovery_waits', confirmation: undefined };
    const refused =
      decision.next === 'confirmation' && decision.because === 'stopped'
        ? 'recovery_stopped'
        : 'approval_required';
    expect(answer).toBe(words[decision.next] ?? refused);
    if (decision.next === 'wait' && decision.begins)
      this.wait = { startedAt: now, epoch: this.epoch, stoppedAt: null };
  }

  private facts(isKnownBrowser: boolean, now: Date): RecoveryFacts {
    const { wait, provedAt, wrongCodes, approvedAt: approved, epoch } = this;
    return {
      ...{ policy: 'mail_and_time', kind: 'portal', isKnownBrowser, provedAt, wrongCodes, now },
      isConfirmed: approved?.epoch === epoch && now.getTime() - must(approved).at.getTime() < 24 * 3600_000,
      wait: wait && { ...wait, isOfPresentCredentials: wait.epoch === epoch },
      isDisabled: false,
    };
  }

  private isProved = () =>
    this.wait !== undefined && this.provedAt !== null && this.provedAt > this.wait.startedAt;
}

it('decides as the rule of the policy does, after any logins, guesses, stops, approvals, changes and days', async () => {
  const acts = fc.array(
    fc.oneof(
      { weight: 5, arbitrary: fc.constant('ask' as const) },
      { weight: 3, arbitrary: fc.constantFrom('askKnown' as const, 'logIn' as const, 'wait' as const) },
      {
        weight: 1,
        arbitrary: fc.constantFrom('guess', 'stop', 'changeCredentials', 'approve', 'waitLong'),
      },
    ),
    { minLength: 4, maxLength: 9 },
  );
  await fc.assert(
    fc.asyncProperty(acts, async (done) => {
      const model = new Model(await createOwner(service));
      for (const act of done) {
        service.clock.advance(1);
        if (act === 'ask' || act === 'askKnown') await model.ask(act === 'askKnown');
        else if (act === 'wait') service.clock.advance(24 * 3600);
        else if (act === 'waitLong') service.clock.advance(72 * 3600);
        else await model[act]();
      }
    }),
    { numRuns: 25 },
  );
});
