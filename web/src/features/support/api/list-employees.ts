import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../../../lib/api-client.ts';

/** All employees, by name. */
export function useListEmployees() {
  return useQuery({
    queryKey: ['support', 'listEmployees'],
    queryFn: () => answer(api.GET('/totpservice/api/v1/admin/employees')),
  });
}
