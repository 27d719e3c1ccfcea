import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the API answers while `vite` serves the SPA; in production both share one origin. */
const api = process.env.API_ORIGIN ?? 'http://127.0.0.1:3000';

export default defineConfig({
  base: '/totpservice/',
  plugins: [react()],
  build: {
    // The content security policy knows no data: URIs and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/totpservice/api': api } },
  test: { include: ['src/**/*.test.ts'], testTimeout: 60_000 },
});
