/** What was acknowledged to somebody, and what came of what wasn't. */
export class Ledger {
  /** Ids of users whose login was answered with a session. */
  readonly logins: string[] = [];
  /** Addresses whose reset was taken. */
  readonly resets: string[] = [];
  /** Ids of users whose code was verified for another system. */
  readonly verifications: string[] = [];
  /** What a person or system had to try more than twice. */
  readonly hard: string[] = [];
  /** Milliseconds until each 503, and until each connection that broke. */
  readonly waits: number[] = [];
  tries = 0;
  failures = 0;
}
