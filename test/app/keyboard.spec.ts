/** The same day with the keyboard alone: not one click, and the focus is seen wherever it rests. */
import { workTheDay } from './core-day.ts';
import { test } from './fixtures.ts';

// Under a Russian and a Persian layout the same keys do the same things.
for (const language of ['ru', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language, hands: 'keyboard' });

    test('a day with the keyboard alone', async ({ counter, books }) => {
      await workTheDay(counter, books);
    });
  });
}
