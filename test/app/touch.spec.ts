/** The same day on a 10-inch tablet held upright, with taps alone. */
import { workTheDay } from './core-day.ts';
import { target, test } from './fixtures.ts';

test.use({ hands: 'fingers', hasTouch: true, viewport: { width: 800, height: 1280 } });
test.skip(target === 'electron', 'a tablet uses a browser');

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a day with fingers alone', async ({ counter, books }) => {
      await workTheDay(counter, books);
    });
  });
}
