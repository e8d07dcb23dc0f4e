import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    setupFiles: [new URL('support/repeatableProperties.ts', import.meta.url).pathname],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
