import { decideRecovery, type RecoveryFacts } from '../src/decide-recovery.ts';

// A user under RECOVERY_POLICY=mail_and_time, as far as a recovery goes by it. What the service writes down is written down here in the same way; what it decides, it decides by
// the same function. Times are in minutes from the attack's beginning.

/** What an attacker got hold of. */
export interface Attacker {
  mailbox: boolean;
  password: boolean;
  knownBrowser: boolean;
}

export type Act =
  /** The attacker opens a mailed link and tries to enrol a phone. */
  | 'ask'
  /** The attacker tries codes until the login is locked. */
  | 'guess'
  /** The attacker uses the link of a mail that stops it, or the code of a notice. */
  | 'stop'
  | 'dispute'
  /** The owner logs in; and changes the password while at it. */
  | 'log_in'
  | 'change_password';

const minute = 60_000;
const at = (minutes: number) => new Date(minutes * minute);
/** `codePolicy`, `consecutiveFailuresAllowed` and `change_window()` of the service. */
const [codes, lockMinutes, disabledAfter, changeMinutes] = [5, 15, 100, 72 * 60];

export class World {
  isTaken = false;
  private epoch = 0;
  private wait: { startedAt: Date; epoch: number; stoppedAt: Date | null } | undefined;
  private provedAt: Date | null = null;
  private wrongCodes = 0;
  private lockedUntil = -1;
  private disputedAt: number | undefined;
  private isHeld = false;
  private readonly attacker: Attacker;

  constructor(attacker: Attacker) {
    this.attacker = attacker;
  }

  happens(act: Act, now: number): void {
    if (this.isTaken) return;
    if (act === 'log_in' || act === 'change_password') this.logIn(act, now);
    else if (this.attacker.mailbox) this.attack(act, now);
    else if (this.attacker.password && act === 'guess') this.guess(now);
  }

  private attack(act: Act, now: number): void {
    if (act === 'ask') this.ask(now);
    if (act === 'guess') this.guess(now);
    if (act === 'stop' && this.wait) this.wait.stoppedAt ??= at(now);
    if (act === 'dispute') {
      this.disputedAt = now;
      this.epoch += 1;
    }
  }

  private ask(now: number): void {
    // SECURITY rule 17: a new phone within 72 hours of "this wasn't me" takes somebody else, however long ago that is later.
    if (this.disputedAt !== undefined && now - this.disputedAt < changeMinutes) this.isHeld = true;
    if (this.isHeld) return;
    const decision = decideRecovery(this.facts(now));
    if (decision.next === 'now') this.isTaken = true;
    if (decision.next === 'wait' && decision.begins)
      this.wait = { startedAt: at(now), epoch: this.epoch, stoppedAt: null };
  }

  private facts(now: number): RecoveryFacts {
    const { wait, provedAt, wrongCodes } = this;
    return {
      ...{ policy: 'mail_and_time', kind: 'portal', isConfirmed: false, now: at(now) },
      isKnownBrowser: this.attacker.knownBrowser,
      wait: wait && {
        startedAt: wait.startedAt,
        stoppedAt: wait.stoppedAt,
        isOfPresentCredentials: wait.epoch === this.epoch,
      },
      ...{ provedAt, wrongCodes, isDisabled: wrongCodes >= disabledAfter },
    };
  }

  private guess(now: number): void {
    if (now < this.lockedUntil) return;
    this.wrongCodes += codes;
    this.lockedUntil = now + lockMinutes;
  }

  /** Once: whoever is locked out goes away. */
  private logIn(act: Act, now: number): void {
    if (now < this.lockedUntil || this.wrongCodes >= disabledAfter) return;
    this.provedAt = at(now);
    this.wrongCodes = 0;
    if (act === 'change_password') this.epoch += 1;
  }
}
