/** A display on a pole in words. */
import { words } from '../../kit/words.ts';

export const poleWords = words({
  en: {
    name: 'Display',
    dialect: 'Language',
    dialects: { cd5220: 'CD5220', escPos: 'ESC/POS (Epson)' },
    letters: 'Its letters',
    letter: { latin: 'Latin only', cp866: 'And Russian' },
    hint: 'It should show the shop’s greeting, or the sale as it is.',
    blank: 'Nothing, or nonsense? Try another language or speed.',
  },
  ru: {
    name: 'Дисплей',
    dialect: 'Язык команд',
    dialects: { cd5220: 'CD5220', escPos: 'ESC/POS (Epson)' },
    letters: 'Буквы',
    letter: { latin: 'Латинские', cp866: 'И русские' },
    hint: 'Должно стоять приветствие магазина или текущая продажа.',
    blank: 'Пусто или что попало? Попробуйте другой язык или скорость.',
  },
  fa: {
    name: 'نمایشگر',
    dialect: 'زبان',
    dialects: { cd5220: 'CD5220', escPos: 'ESC/POS (Epson)' },
    letters: 'حروف آن',
    letter: { latin: 'فقط لاتین', cp866: 'لاتین و روسی' },
    hint: 'باید خوش‌آمد فروشگاه یا فروش کنونی روی آن باشد.',
    blank: 'خالی یا درهم است؟ زبان یا سرعت دیگری را بیازمایید.',
  },
});
