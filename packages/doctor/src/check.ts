import { describeError } from '@tvm/process';

type State = 'ok' | 'warning' | 'failed';

/** What a check found, in one line, and what to do where it isn't well. Never a secret. */
export interface Looked {
  state: State;
  found: string;
  todo?: string;
}

/** One question about a deployment. */
export interface Check {
  name: string;
  /** Can be answered before anything runs: of settings, files and what is outside. */
  isBefore?: true;
  look: () => Promise<Looked | Looked[]>;
}

export interface Finding extends Looked {
  /** The part of the deployment, `totpservice`. */
  of: string;
  check: string;
}

export const ok = (found: string): Looked => ({ state: 'ok', found });
export const warning = (found: string, todo: string): Looked => ({ state: 'warning', found, todo });
export const failed = (found: string, todo: string): Looked => ({ state: 'failed', found, todo });

/** One after another, since later ones build on what earlier ones said. A check that throws has failed, and says what it knows. */
export async function lookAt(of: string, checks: readonly Check[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, look } of checks) {
    const looked = await look().catch((error: unknown) =>
      failed(
        `can't be looked at: ${reasonOf(error)}`,
        'mend what stands above first; else look into the log',
      ),
    );
    findings.push(...[looked].flat().map((each) => ({ of, check: name, ...each })));
  }
  return findings;
}

/** A code of the system or of the database; the message itself may hold what nobody should see. */
function reasonOf(error: unknown): string {
  const { type, code } = describeError(error);
  return code ? `${type} ${code}` : type;
}
