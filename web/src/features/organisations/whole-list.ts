import { csvRow } from '@tvm/audit/csv-row';
import type { Schema } from '@tvm/contract';
import { progressStates } from '../../progress/states.ts';
import { catalogues, type Language } from '../../text/catalogue.ts';

type User = Schema<'OrganisationUser'>;

/** One user of the list on paper or in a file, under its titles. */
export function cellsOf({ fullName, email, progress, invitedAt, linkExpiresAt }: User, language: Language) {
  const { fileMoment } = catalogues[language].progress;
  const at = (instant: string | null) => (instant === null ? '' : fileMoment(instant));
  return [fullName, email, progressStates[progress][language], at(invitedAt), at(linkExpiresAt)];
}

/** The list as a spreadsheet opens it: with its mark, and no cell that it would compute. */
export function csvOf(everybody: readonly User[], language: Language): string {
  const titles = Object.values(catalogues[language].progress.fileColumns);
  return ['\uFEFF', csvRow(titles), ...everybody.map((user) => csvRow(cellsOf(user, language)))].join('');
}
