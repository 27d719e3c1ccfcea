import { generateCode, timeStepAt } from '@tvm/totp';
import type { Response } from 'supertest';
import { wrongCodeOf } from '../mailed-links.ts';
import { timeOf, type World } from './world.ts';

/** Which code a person types: of a time step near now, or a wrong one. */
export type CodeChoice = -1 | 0 | 1 | 'wrong';

/** What an answer says, in a word: a problem's code, the next step, or `done`. */
export const answerOf = ({ body }: Response): string => body.code ?? body.next ?? 'done';

/** What the person types, and of which time step it is. */
export function typedCode(
  world: World,
  secret: Uint8Array,
  choice: CodeChoice,
): { code: string; step: number | undefined } {
  if (choice === 'wrong') return { code: wrongCodeOf(world.service, secret), step: undefined };
  const now = new Date(timeOf(world) + choice * 30_000);
  return { code: generateCode({ secret, now }), step: timeStepAt(now) };
}
