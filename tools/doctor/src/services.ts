import { settings as mailworker, readConfig as readWorkerConfig } from '@tvm/mailworker/src/config.ts';
import type { Schema } from '@tvm/process';
import { readConfig as readSealerConfig, settings as sealer } from '@tvm/sealer/src/config.ts';
import { readConfig as readServiceConfig, settings as totpservice } from '@tvm/totpservice/src/config.ts';

type Environment = Record<string, string | undefined>;
interface Part {
  /** Of compose. */
  service: string;
  /** Its doctor, in its image. */
  doctor: string;
}
interface Service extends Part {
  settings: Schema;
  read: (env: Environment) => Promise<unknown>;
}

export const services: readonly Service[] = [
  {
    service: 'totpservice',
    doctor: 'services/totpservice/src/commands/doctor.ts',
    settings: totpservice,
    read: readServiceConfig,
  },
  {
    service: 'mailworker',
    doctor: 'services/mailworker/src/doctor.ts',
    settings: mailworker,
    read: readWorkerConfig,
  },
  { service: 'sealer', doctor: 'services/sealer/src/doctor.ts', settings: sealer, read: readSealerConfig },
];

/** Those that look at what runs: the database with its owner's login, then each service with its own. */
export const parts: readonly Part[] = [
  { service: 'migrate', doctor: 'packages/doctor/src/owner-command.ts' },
  ...services,
];
