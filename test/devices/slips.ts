/** Sale receipts as a shop would print them, in every language of our markets. */
import type { PrintBlock, PrintDocument } from '../../src/domain/areas/device/document.ts';

export const slipLanguages = ['en', 'ru', 'fa', 'ar', 'ky', 'tr'] as const;
export type SlipLanguage = (typeof slipLanguages)[number];

interface Item {
  readonly name: string;
  readonly qtyMilli: number;
  readonly unit: string;
  readonly price: number;
  readonly total: number;
  readonly discount?: number;
}

interface SlipWords {
  readonly locale: string;
  readonly currency: string;
  readonly decimals: number;
  readonly shop: string;
  readonly address: string;
  readonly phone: string;
  readonly receipt: string;
  readonly cashier: readonly [string, string];
  readonly day: string;
  readonly items: readonly Item[];
  readonly subtotal: string;
  readonly discount: string;
  readonly total: string;
  readonly cash: string;
  readonly card: string;
  readonly change: string;
  readonly tax: readonly [string, string, string, string];
  readonly thanks: string;
  readonly copy: string;
}

export const slipWords: Record<SlipLanguage, SlipWords> = {
  en: {
    locale: 'en-GB',
    currency: 'som',
    decimals: 2,
    shop: 'Corner Shop No. 7',
    address: '12 Manas Avenue, Bishkek',
    phone: 'Phone +996 555 123 456',
    receipt: 'Receipt',
    cashier: ['Cashier', 'Aizada'],
    day: '20 Nov 2026, 14:05',
    items: [
      { name: 'Rye bread, sliced', qtyMilli: 1000, unit: '', price: 6500, total: 6500 },
      {
        name: 'Cheese “Russian Young”, semi-hard, 50 % fat, vacuum packed, weighed at the counter',
        qtyMilli: 348,
        unit: 'kg',
        price: 89000,
        total: 27875,
        discount: 3097,
      },
      { name: 'Lipton Yellow Label 25 × 2 g', qtyMilli: 3000, unit: '', price: 18950, total: 56850 },
      { name: 'Haircut, men', qtyMilli: 1000, unit: '', price: 120000, total: 120000 },
    ],
    subtotal: 'Subtotal',
    discount: 'Discount 10 % on cheese',
    total: 'Total',
    cash: 'Cash',
    card: 'Card •••• 4821',
    change: 'Change',
    tax: ['Tax', 'Rate', 'Net', 'Amount'],
    thanks: 'Thank you. Goods may be returned within 14 days with this receipt.',
    copy: 'COPY 2 · 20 Nov 2026, 18:31 · Aizada',
  },
  ru: {
    locale: 'ru-RU',
    currency: 'сом',
    decimals: 2,
    shop: 'Магазин «У дома» №7',
    address: 'г. Бишкек, пр. Манаса, 12',
    phone: 'Тел. +996 555 123 456',
    receipt: 'Чек',
    cashier: ['Кассир', 'Айзада'],
    day: '20.11.2026 14:05',
    items: [
      { name: 'Хлеб ржаной нарезной', qtyMilli: 1000, unit: '', price: 6500, total: 6500 },
      {
        name: 'Сыр полутвёрдый «Российский молодой» 50 % жирности, фасованный, вакуумная упаковка',
        qtyMilli: 348,
        unit: 'кг',
        price: 89000,
        total: 27875,
        discount: 3097,
      },
      { name: 'Чай Lipton Yellow Label 25 × 2 г', qtyMilli: 3000, unit: '', price: 18950, total: 56850 },
      { name: 'Стрижка мужская', qtyMilli: 1000, unit: '', price: 120000, total: 120000 },
    ],
    subtotal: 'Подытог',
    discount: 'Скидка 10 % на сыр',
    total: 'Итого',
    cash: 'Наличные',
    card: 'Карта •••• 4821',
    change: 'Сдача',
    tax: ['Налог', 'Ставка', 'Без налога', 'Сумма'],
    thanks: 'Спасибо за покупку! Возврат товара — в течение 14 дней при наличии чека.',
    copy: 'КОПИЯ №2 · 20.11.2026 18:31 · Айзада',
  },
  fa: {
    locale: 'fa-IR',
    currency: 'ریال',
    decimals: 0,
    shop: 'فروشگاه سر کوچه',
    address: 'تهران، خیابان ولیعصر، پلاک ۱۲',
    phone: 'تلفن: ۰۲۱-۸۸ ۱۲ ۳۴ ۵۶',
    receipt: 'رسید',
    cashier: ['صندوقدار', 'آیدا'],
    day: '۱۴۰۵/۰۸/۲۹ ۱۴:۰۵',
    items: [
      { name: 'نان سنگک', qtyMilli: 1000, unit: '', price: 250000, total: 250000 },
      {
        name: 'پنیر نیمه‌سخت «روسی جوان» با ۵۰٪ چربی، بسته‌بندی در خلأ، وزن‌شده پای صندوق فروشگاه',
        qtyMilli: 348,
        unit: 'کیلوگرم',
        price: 8900000,
        total: 2787480,
        discount: 309720,
      },
      {
        name: 'چای کیسه‌ای Lipton Yellow Label (۲۵ عددی)',
        qtyMilli: 3000,
        unit: '',
        price: 1895000,
        total: 5685000,
      },
      { name: 'Coca-Cola 1.5 L', qtyMilli: 2000, unit: '', price: 480000, total: 960000 },
      { name: 'اصلاح موی سر', qtyMilli: 1000, unit: '', price: 3500000, total: 3500000 },
    ],
    subtotal: 'جمع جزء',
    discount: 'تخفیف ۱۰٪ پنیر',
    total: 'مبلغ قابل پرداخت',
    cash: 'نقد',
    card: 'کارت ۴۸۲۱ ••••',
    change: 'باقی پول',
    tax: ['مالیات', 'نرخ', 'بدون مالیات', 'مالیات'],
    thanks: 'از خرید شما سپاسگزاریم. تعویض کالا تا ۱۴ روز با ارائهٔ همین رسید.',
    copy: 'کپی ۲ · ۱۴۰۵/۰۸/۲۹ ۱۸:۳۱ · آیدا',
  },
  ar: {
    locale: 'ar-EG',
    currency: 'ر.س',
    decimals: 2,
    shop: 'بقالة الزاوية',
    address: 'الرياض، شارع الملك فهد، ١٢',
    phone: 'هاتف: +966 55 123 4567',
    receipt: 'إيصال',
    cashier: ['أمين الصندوق', 'ليلى'],
    day: '٢٠٢٦/١١/٢٠ ١٤:٠٥',
    items: [
      { name: 'خبز الجاودار المقطّع', qtyMilli: 1000, unit: '', price: 650, total: 650 },
      {
        name: 'جبنة شبه صلبة «الروسية الفتيّة» ٥٠٪ دسم مغلّفة بتفريغ الهواء وموزونة عند الصندوق',
        qtyMilli: 348,
        unit: 'كجم',
        price: 8900,
        total: 2788,
        discount: 309,
      },
      { name: 'شاي Lipton Yellow Label (٢٥ كيسًا)', qtyMilli: 3000, unit: '', price: 1895, total: 5685 },
      { name: 'حلاقة رجالية', qtyMilli: 1000, unit: '', price: 12000, total: 12000 },
    ],
    subtotal: 'المجموع الفرعي',
    discount: 'خصم ١٠٪ على الجبنة',
    total: 'الإجمالي',
    cash: 'نقدًا',
    card: 'بطاقة •••• 4821',
    change: 'الباقي',
    tax: ['الضريبة', 'النسبة', 'قبل الضريبة', 'الضريبة'],
    thanks: 'شكرًا لتسوقكم معنا. يمكن إرجاع البضاعة خلال ١٤ يومًا بهذا الإيصال.',
    copy: 'نسخة ٢ · ٢٠٢٦/١١/٢٠ ١٨:٣١ · ليلى',
  },
  ky: {
    locale: 'ru-RU',
    currency: 'сом',
    decimals: 2,
    shop: '«Үй жаны» дүкөнү №7',
    address: 'Бишкек ш., Манас көч., 12',
    phone: 'Тел. +996 555 123 456',
    receipt: 'Чек',
    cashier: ['Кассачы', 'Айзада'],
    day: '20.11.2026 14:05',
    items: [
      { name: 'Кара буудай наны, кесилген', qtyMilli: 1000, unit: '', price: 6500, total: 6500 },
      {
        name: 'Жарым катуу сыр «Россиялык жаш», майлуулугу 50 %, абасыз таңгакталган, өлчөнүүчү',
        qtyMilli: 348,
        unit: 'кг',
        price: 89000,
        total: 27875,
        discount: 3097,
      },
      { name: 'Чай Lipton Yellow Label 25 × 2 г', qtyMilli: 3000, unit: '', price: 18950, total: 56850 },
      { name: 'Эркектердин чачын кыркуу', qtyMilli: 1000, unit: '', price: 120000, total: 120000 },
    ],
    subtotal: 'Бардыгы',
    discount: 'Сырга 10 % арзандатуу',
    total: 'Төлөнө турган',
    cash: 'Накталай',
    card: 'Карта •••• 4821',
    change: 'Кайтарым',
    tax: ['Салык', 'Чени', 'Салыксыз', 'Суммасы'],
    thanks: 'Соодаңызга рахмат! Товарды 14 күн ичинде ушул чек менен кайтарса болот.',
    copy: 'КӨЧҮРМӨ №2 · 20.11.2026 18:31 · Айзада',
  },
  tr: {
    locale: 'tr-TR',
    currency: '₺',
    decimals: 2,
    shop: 'Köşe Bakkalı No. 7',
    address: 'İstiklal Cad. 12, Şişli, İstanbul',
    phone: 'Tel. +90 212 123 45 67',
    receipt: 'Fiş',
    cashier: ['Kasiyer', 'Ayşegül'],
    day: '20.11.2026 14:05',
    items: [
      { name: 'Çavdar ekmeği, dilimli', qtyMilli: 1000, unit: '', price: 6500, total: 6500 },
      {
        name: 'Yarı sert peynir “Rus Genç”, %50 yağlı, vakumlu ambalaj, tezgâhta tartılmış, ığşçöü',
        qtyMilli: 348,
        unit: 'kg',
        price: 89000,
        total: 27875,
        discount: 3097,
      },
      { name: 'Lipton Yellow Label çay 25 × 2 g', qtyMilli: 3000, unit: '', price: 18950, total: 56850 },
      { name: 'Erkek saç kesimi', qtyMilli: 1000, unit: '', price: 120000, total: 120000 },
    ],
    subtotal: 'Ara toplam',
    discount: 'Peynirde %10 indirim',
    total: 'Toplam',
    cash: 'Nakit',
    card: 'Kart •••• 4821',
    change: 'Para üstü',
    tax: ['KDV', 'Oran', 'Matrah', 'Tutar'],
    thanks: 'Teşekkür ederiz. Ürünler bu fişle 14 gün içinde iade edilebilir.',
    copy: 'KOPYA 2 · 20.11.2026 18:31 · Ayşegül',
  },
};

/** The amount as people of the language write it: grouped, a real minus, their digits. */
export const formatMoney = ({ locale, decimals }: SlipWords, minor: number): string =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .format(minor / 10 ** decimals)
    .replace('-', '−');

const formatQty = ({ locale }: SlipWords, { qtyMilli, unit }: Item): string => {
  const digits = unit === '' ? 0 : 3;
  const qty = new Intl.NumberFormat(locale, { minimumFractionDigits: digits }).format(qtyMilli / 1000);
  return unit === '' ? qty : `${qty} ${unit}`;
};

/** A whole sale: every block the document knows. `factor` multiplies the money up to absurd amounts. */
export function saleSlip(
  language: SlipLanguage,
  options: { copy?: boolean; factor?: number } = {},
): PrintDocument {
  const words = slipWords[language];
  const factor = options.factor ?? 1;
  const money = (minor: number) => formatMoney(words, Math.round(minor * factor));
  const total = words.items.reduce((sum, item) => sum + item.total, 0);
  const discount = words.items.reduce((sum, item) => sum + (item.discount ?? 0), 0);
  const net = Math.round(total / 1.12);
  const cash = total - 100000 * (words.decimals === 0 ? 50 : 1) * (language === 'ar' ? 0.1 : 1);
  const given = Math.ceil(cash / 100000) * 100000;
  const number = '01-02-A-000123';
  const amount = { align: 'end' } as const;
  return {
    language,
    direction: language === 'fa' || language === 'ar' ? 'rtl' : 'ltr',
    ...(options.copy ? { copyMark: words.copy } : {}),
    blocks: [
      { kind: 'text', text: words.shop, align: 'center', size: 'large', bold: true },
      { kind: 'text', text: `${words.address}\n${words.phone}`, align: 'center', muted: true },
      { kind: 'spacer', lines: 0.4 },
      {
        kind: 'columns',
        columns: [
          { weight: 1, muted: true },
          { ...amount, muted: true },
        ],
        rows: [
          { cells: [`${words.receipt} ${number}`, words.day] },
          { cells: [words.cashier[0], words.cashier[1]] },
        ],
      },
      { kind: 'rule' },
      ...words.items.flatMap((item) => itemBlocks(words, item, money)),
      { kind: 'rule', style: 'dashed' },
      {
        kind: 'columns',
        columns: [{ weight: 1 }, amount],
        rows: [
          { cells: [words.subtotal, money(total + discount)] },
          { cells: [words.discount, money(-discount)] },
        ],
      },
      {
        kind: 'columns',
        columns: [
          { size: 'large', bold: true },
          { weight: 1, align: 'start', muted: true },
          { ...amount, size: 'huge', bold: true },
        ],
        rows: [{ cells: [words.total, words.currency, money(total)] }],
      },
      { kind: 'rule' },
      {
        kind: 'columns',
        columns: [{ weight: 1 }, amount],
        rows: [
          { cells: [words.card, money(total - cash)] },
          { cells: [words.cash, money(given)] },
          { cells: [words.change, money(given - cash)], bold: true },
        ],
      },
      { kind: 'spacer', lines: 0.4 },
      {
        kind: 'columns',
        head: [words.tax[1], words.tax[2], words.tax[3]],
        columns: [{ muted: true }, { ...amount, muted: true }, { ...amount, muted: true }],
        rows: [
          { cells: [percent(words, 12), money(net), money(total - net)] },
          { cells: [percent(words, 0), money(0), money(0)] },
        ],
      },
      { kind: 'rule' },
      { kind: 'qr', text: `https://dukkan.example/r/${number}` },
      { kind: 'text', text: words.thanks, align: 'center', muted: true },
      { kind: 'barcode', symbology: 'code128', text: number },
    ],
  };
}

const percent = ({ locale }: SlipWords, value: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(value / 100);

/** One line with its amount; what was weighed or bought more than once has its sum on a second line. */
function itemBlocks(words: SlipWords, item: Item, money: (minor: number) => string): PrintBlock[] {
  const air = { kind: 'spacer', lines: 0.15 } as const;
  if (item.qtyMilli === 1000 && item.unit === '') {
    const columns = [{ weight: 1, maxLines: 2 }, { align: 'end' as const }];
    return [{ kind: 'columns', columns, rows: [{ cells: [item.name, money(item.total)] }] }, air];
  }
  return [
    { kind: 'text', text: item.name, maxLines: 1 },
    {
      kind: 'columns',
      columns: [{ weight: 1, muted: true }, { align: 'end' }],
      rows: [{ cells: [`${formatQty(words, item)} × ${money(item.price)}`, money(item.total)] }],
    },
    air,
  ];
}

/** The narrowest place for the largest amounts: everything that must give way to them does. */
export function hugeSlip(language: SlipLanguage): PrintDocument {
  const words = slipWords[language];
  const most = formatMoney(words, 9_999_999_999 * 10 ** words.decimals);
  const [longName] = words.items.filter((item) => item.discount !== undefined);
  const end = { align: 'end' } as const;
  return {
    ...saleSlip(language),
    copyMark: words.copy,
    blocks: [
      { kind: 'text', text: `${words.shop} `.repeat(3), align: 'center', size: 'huge', bold: true },
      { kind: 'rule' },
      {
        kind: 'columns',
        columns: [{ weight: 1, maxLines: 2 }, end],
        rows: [{ cells: [longName?.name ?? '', most] }, { cells: [words.items[0]?.name ?? '', `−${most}`] }],
      },
      {
        kind: 'columns',
        columns: [
          { size: 'large', bold: true },
          { weight: 1, align: 'start', muted: true },
          { ...end, size: 'huge', bold: true },
        ],
        rows: [{ cells: [words.total, words.currency, most] }],
      },
      { kind: 'rule', style: 'dashed' },
      {
        kind: 'columns',
        head: [...words.tax],
        columns: [{ bold: true }, end, end, end],
        rows: [
          { cells: [words.tax[0], percent(words, 12), most, most] },
          { cells: [words.tax[0], percent(words, 0), most, '0'] },
        ],
      },
      { kind: 'rule' },
      { kind: 'text', text: `${words.thanks} `.repeat(2), maxLines: 3 },
      { kind: 'qr', text: words.thanks.repeat(2), size: 'small' },
      { kind: 'barcode', symbology: 'ean13', text: '2012345012349' },
    ],
  };
}
