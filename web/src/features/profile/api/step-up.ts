import { useMutation } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';

/** Proves again who one is, for a sensitive action. */
export function useStepUp() {
  return useMutation({
    mutationFn: (body: Schema<'StepUpRequest'>) =>
      answer(api.POST('/totpservice/api/v1/session/step-up', { body })),
  });
}
