import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

// `pnpm --filter @tvm/e2e run pictures`: the pictures of the README, taken of the product itself.
export default defineConfig({ ...journeys, testDir: 'pictures', reporter: 'list' });
