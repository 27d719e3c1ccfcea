import { loadKeyRing } from '@tvm/keys';
import { settings as mailworker } from '@tvm/mailworker/src/config.ts';
import type { Setting } from '@tvm/process';
import { settings as sealer } from '@tvm/sealer/src/config.ts';
import { settings as totpservice } from '@tvm/totpservice/src/config.ts';
import { composeSettings } from './compose-settings.ts';

const all: Setting[] = [totpservice, mailworker, sealer].flatMap((schema) => Object.values(schema));

/** The settings that are key rings. */
export const ringKeys = [...new Set(all.filter(({ parse }) => parse === loadKeyRing).map(({ key }) => key))];

/** The passwords of the database's roles. */
export const passwordKeys = composeSettings
  .flatMap(({ lines }) => lines.map(([key]) => key))
  .filter((key) => key.endsWith('_PASSWORD'));
