import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressBuild } from './compress-build.ts';

/**
 * Where the API listens while `pnpm dev` serves the pages with Vite. Vite has the public origin then, and hands on what isn't a page; a
 * request keeps its Host and Origin.
 */
const api = process.env.API_ORIGIN;
const ofTheApi = [
  '/totpservice/api',
  '/totpservice/oidc',
  '/totpservice/scim',
  '/.well-known',
  '/healthz',
  '/readyz',
];

export default defineConfig({
  base: '/totpservice/',
  plugins: [react(), compressBuild()],
  build: {
    // The content security policy knows no data: URIs and no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: api ? Object.fromEntries(ofTheApi.map((path) => [path, api])) : {},
    // Vite's own, and the demo's keys: it serves the whole checkout.
    fs: { deny: ['.env', '.env.*', '*.{crt,pem}', '**/.git/**', '**/.data*/**'] },
  },
});
