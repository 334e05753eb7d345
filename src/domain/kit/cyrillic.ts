/** Kyrgyz, Kazakh, Uzbek and Tajik letters that a Russian keyboard does not have, as the Russian ones beside them. */
export const toRussian: Readonly<Record<string, string>> = {
  ң: 'н',
  ө: 'о',
  ү: 'у',
  ұ: 'у',
  қ: 'к',
  ғ: 'г',
  ә: 'а',
  һ: 'х',
  ҳ: 'х',
  і: 'и',
  ҷ: 'ч',
};
