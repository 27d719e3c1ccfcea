import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Schema } from '@tvm/contract';
import { answer, api } from '../../../lib/api-client.ts';
import { getSession } from '../../login/api/get-session.ts';
import { getProfile } from './get-profile.ts';

/** Keeps the language of the person's mails and screens. */
export function useSetLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schema<'LanguageRequest'>) =>
      answer(api.PUT('/totpservice/api/v1/profile/language', { body })),
    onSuccess: (_, { language }) => {
      queries.setQueryData(getProfile.queryKey, (before) => before && { ...before, language });
      queries.setQueryData(
        getSession.queryKey,
        (before) => before && { ...before, user: { ...before.user, language } },
      );
    },
  });
}
