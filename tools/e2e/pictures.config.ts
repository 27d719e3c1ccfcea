import { defineConfig } from '@playwright/test';
import journeys from './playwright.config.ts';

const { projects: _, ...rest } = journeys;

// `pnpm --filter @tvm/e2e run pictures`: the pictures of the README, taken of the product itself.
export default defineConfig({ ...rest, testDir: 'pictures', reporter: 'list' });
