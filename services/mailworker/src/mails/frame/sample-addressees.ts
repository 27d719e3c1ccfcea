import type { Addressee, Language } from '../parts/said.ts';

/** Whom the samples of the mails speak to. */
export const sampleAddressees: Record<Language, Addressee> = {
  nl: { title: 'heer', namePrefix: '', surname: 'Wientjes', language: 'nl' },
  en: { title: 'mevrouw', namePrefix: 'van', surname: 'Joosten', language: 'en' },
};
