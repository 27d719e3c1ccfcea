import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ComponentProps, StrictMode } from 'react';
import { RouterProvider } from 'react-router/dom';
import { LanguageProvider } from '../text/language.tsx';

type AppProps = Pick<ComponentProps<typeof RouterProvider>, 'router'> & { queryClient: QueryClient };

/** The whole SPA: language, data, screens. */
export function App({ router, queryClient }: AppProps) {
  return (
    <StrictMode>
      <LanguageProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LanguageProvider>
    </StrictMode>
  );
}
