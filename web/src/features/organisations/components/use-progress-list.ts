import { useAddressedList, useProgressAddress } from '../../../progress/use-addressed-list.ts';
import { useListOrganisationUsers } from '../api.ts';

/** The users of the progress page as the address bar asks for them, kept up to date. */
export function useProgressList() {
  const address = useProgressAddress();
  return useAddressedList(address, useListOrganisationUsers(address.wanted, { live: true }));
}
