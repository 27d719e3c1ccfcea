import type { Seal } from './seal.ts';

export interface ChainReport {
  seals: number;
  purged: number;
  events: number;
  unsealed: number;
  /** The last seal. */
  head: Seal | undefined;
  /** What was changed, removed or inserted, a line each. Empty: the chain holds. */
  findings: string[];
  /** What couldn't be checked, a line each. */
  unchecked: string[];
}

/** More of one kind than anybody reads. */
const MAX_LINES = 100;

export const startReport = (): ChainReport => ({
  ...{ seals: 0, purged: 0, events: 0, unsealed: 0, head: undefined, findings: [], unchecked: [] },
});

export function note({ findings }: ChainReport, finding: string): void {
  if (findings.length < MAX_LINES) findings.push(finding);
}

export function noteUnchecked({ unchecked }: ChainReport, what: string): void {
  if (unchecked.length < MAX_LINES && !unchecked.includes(what)) unchecked.push(what);
}
