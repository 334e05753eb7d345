import { workTheDay } from './core-day.ts';
import { test } from './fixtures.ts';

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });
    test('a whole day', async ({ counter, books }) => {
      await workTheDay(counter, books);
    });
  });
}
