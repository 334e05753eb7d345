/** What an import says about a file and its rows. */
import { words } from '../../../kit/words.ts';
import type { ImportField } from './fields.ts';
import type { ProblemCode } from './problems.ts';

interface ImportWords {
  /** What a column may be, for the mapping. */
  readonly fields: Readonly<Record<ImportField, string>>;
  /** What is wrong with a cell or a row, and what to do. */
  readonly problems: Readonly<Record<ProblemCode, string>>;
  /** Why a file was not read. */
  readonly files: Readonly<
    Record<
      | 'FileEmpty'
      | 'FileTooLarge'
      | 'TooManyRows'
      | 'TooManyColumns'
      | 'OldSpreadsheet'
      | 'LockedSpreadsheet'
      | 'NotATable'
      | 'FileBroken',
      string
    >
  >;
}

export const importWords = words<ImportWords>({
  en: {
    fields: {
      name: 'Name',
      price: 'Price',
      barcode: 'Barcode',
      sku: 'SKU',
      plu: 'PLU',
      category: 'Category',
      brand: 'Brand',
      unit: 'Unit',
      cost: 'Cost',
      tax: 'Tax',
      taxPercent: 'Tax rate, %',
      tax2: 'Second tax',
      taxPercent2: 'Second tax rate, %',
      onHand: 'On hand',
      weighed: 'Sold by weight',
      kind: 'Item or service',
      archived: 'Archived',
      description: 'Description',
      id: 'Key in the other program',
      group: 'Group of variants',
      variant: 'Variant',
      option1Name: 'Option 1, name',
      option1Value: 'Option 1, value',
      option2Name: 'Option 2, name',
      option2Value: 'Option 2, value',
      option3Name: 'Option 3, name',
      option3Value: 'Option 3, value',
      componentSku: 'SKU of a part of the kit',
      componentQty: 'Quantity of that part',
    },
    problems: {
      MissingName: 'There is no name.',
      ScientificBarcode:
        'A spreadsheet has spoilt this barcode: its last digits are gone. Format the column as text, enter the codes again and save.',
      BadBarcode: 'This is too long for a barcode.',
      BadPrice: 'This is not a price.',
      NegativePrice: 'A price cannot be below zero.',
      RepeatedRow: 'An earlier row has the same item.',
      BadComponent: 'A part of a kit needs its SKU and a quantity above zero.',
      BadCheckDigit: 'The check digit of this barcode is wrong; it is kept as it is.',
      DuplicateBarcodeInFile:
        'An earlier row has the same barcode; the cashier will be asked which is meant.',
      LeadingZerosRestored: 'The leading zeros that a spreadsheet took away were put back.',
      PriceRounded: 'The amount has more decimals than the currency and was rounded.',
      BadCost: 'This is not an amount; the cost is left out.',
      BadOnHand: 'This is not a quantity; it is left out.',
      BadTax: 'This is not a tax rate; it is left out.',
      UnknownUnit: 'We do not know this unit; the item is sold by the piece.',
      NameCut: 'The name was cut to 200 letters.',
    },
    files: {
      FileEmpty: 'The file is empty.',
      FileTooLarge: 'The file is too large. Split it in two.',
      TooManyRows: 'The file has too many rows. Split it in two.',
      TooManyColumns: 'The file has too many columns.',
      OldSpreadsheet: 'This is an old Excel file (.xls). Save it as .xlsx or CSV.',
      LockedSpreadsheet: 'The spreadsheet is locked with a password. Save it without one.',
      NotATable: 'This is not a spreadsheet or a CSV file.',
      FileBroken: 'The file is damaged. Save or download it again.',
    },
  },
  ru: {
    fields: {
      name: 'Наименование',
      price: 'Цена',
      barcode: 'Штрихкод',
      sku: 'Артикул',
      plu: 'Код PLU',
      category: 'Категория',
      brand: 'Бренд',
      unit: 'Единица измерения',
      cost: 'Закупочная цена',
      tax: 'Налог',
      taxPercent: 'Ставка налога, %',
      tax2: 'Второй налог',
      taxPercent2: 'Ставка второго налога, %',
      onHand: 'Остаток',
      weighed: 'Весовой товар',
      kind: 'Товар или услуга',
      archived: 'В архиве',
      description: 'Описание',
      id: 'Код в другой программе',
      group: 'Группа вариантов',
      variant: 'Вариант',
      option1Name: 'Свойство 1: название',
      option1Value: 'Свойство 1: значение',
      option2Name: 'Свойство 2: название',
      option2Value: 'Свойство 2: значение',
      option3Name: 'Свойство 3: название',
      option3Value: 'Свойство 3: значение',
      componentSku: 'Артикул составляющей набора',
      componentQty: 'Количество составляющей',
    },
    problems: {
      MissingName: 'Нет наименования.',
      ScientificBarcode:
        'Excel испортил штрихкод: последние цифры потеряны. Задайте столбцу текстовый формат, введите коды заново и сохраните файл.',
      BadBarcode: 'Слишком длинно для штрихкода.',
      BadPrice: 'Это не цена.',
      NegativePrice: 'Цена не может быть меньше нуля.',
      RepeatedRow: 'Этот товар уже есть в строке выше.',
      BadComponent: 'Составляющей набора нужны артикул и количество больше нуля.',
      BadCheckDigit: 'Неверная контрольная цифра штрихкода; код оставлен как есть.',
      DuplicateBarcodeInFile: 'Такой штрихкод уже есть в строке выше; кассир сам выберет товар.',
      LeadingZerosRestored: 'Вернули нули в начале кода, которые убрал Excel.',
      PriceRounded: 'Знаков после запятой больше, чем у валюты; сумма округлена.',
      BadCost: 'Это не сумма; закупочная цена пропущена.',
      BadOnHand: 'Это не количество; остаток пропущен.',
      BadTax: 'Это не ставка налога; она пропущена.',
      UnknownUnit: 'Неизвестная единица измерения; товар будет продаваться поштучно.',
      NameCut: 'Наименование сокращено до 200 знаков.',
    },
    files: {
      FileEmpty: 'Файл пустой.',
      FileTooLarge: 'Файл слишком большой. Разделите его на два.',
      TooManyRows: 'В файле слишком много строк. Разделите его на два.',
      TooManyColumns: 'В файле слишком много столбцов.',
      OldSpreadsheet: 'Это старый файл Excel (.xls). Сохраните его как .xlsx или CSV.',
      LockedSpreadsheet: 'Таблица защищена паролем. Сохраните её без пароля.',
      NotATable: 'Это не таблица и не файл CSV.',
      FileBroken: 'Файл повреждён. Сохраните или скачайте его заново.',
    },
  },
  fa: {
    fields: {
      name: 'نام کالا',
      price: 'قیمت فروش',
      barcode: 'بارکد',
      sku: 'کد کالا',
      plu: 'کد ترازو (PLU)',
      category: 'گروه کالا',
      brand: 'برند',
      unit: 'واحد',
      cost: 'قیمت خرید',
      tax: 'مالیات',
      taxPercent: 'نرخ مالیات (٪)',
      tax2: 'مالیات دوم',
      taxPercent2: 'نرخ مالیات دوم (٪)',
      onHand: 'موجودی',
      weighed: 'فروش وزنی',
      kind: 'کالا یا خدمت',
      archived: 'بایگانی‌شده',
      description: 'توضیحات',
      id: 'شناسه در برنامهٔ دیگر',
      group: 'گروه تنوع‌ها',
      variant: 'تنوع',
      option1Name: 'نام ویژگی ۱',
      option1Value: 'مقدار ویژگی ۱',
      option2Name: 'نام ویژگی ۲',
      option2Value: 'مقدار ویژگی ۲',
      option3Name: 'نام ویژگی ۳',
      option3Value: 'مقدار ویژگی ۳',
      componentSku: 'کد کالای جزءِ بسته',
      componentQty: 'تعداد آن جزء',
    },
    problems: {
      MissingName: 'نام کالا خالی است.',
      ScientificBarcode:
        'اکسل این بارکد را خراب کرده و رقم‌های آخرش از دست رفته است. قالب ستون را «متن» کنید، بارکدها را دوباره وارد و فایل را ذخیره کنید.',
      BadBarcode: 'برای بارکد خیلی بلند است.',
      BadPrice: 'این قیمت نیست.',
      NegativePrice: 'قیمت نمی‌تواند کمتر از صفر باشد.',
      RepeatedRow: 'همین کالا در ردیف‌های بالاتر هست.',
      BadComponent: 'جزءِ بسته باید کد کالا و تعداد بیشتر از صفر داشته باشد.',
      BadCheckDigit: 'رقم کنترل این بارکد درست نیست؛ همان‌طور که هست نگه داشته شد.',
      DuplicateBarcodeInFile: 'همین بارکد در ردیف‌های بالاتر هست؛ صندوق‌دار هنگام فروش انتخاب می‌کند.',
      LeadingZerosRestored: 'صفرهای اول بارکد که اکسل حذف کرده بود برگردانده شد.',
      PriceRounded: 'رقم‌های اعشار بیش از واحد پول بود و مبلغ گرد شد.',
      BadCost: 'این مبلغ نیست؛ قیمت خرید وارد نشد.',
      BadOnHand: 'این مقدار نیست؛ موجودی وارد نشد.',
      BadTax: 'این نرخ مالیات نیست؛ وارد نشد.',
      UnknownUnit: 'این واحد را نمی‌شناسیم؛ کالا عددی فروخته می‌شود.',
      NameCut: 'نام کالا به ۲۰۰ حرف کوتاه شد.',
    },
    files: {
      FileEmpty: 'فایل خالی است.',
      FileTooLarge: 'فایل خیلی بزرگ است. آن را دو قسمت کنید.',
      TooManyRows: 'ردیف‌های فایل خیلی زیاد است. آن را دو قسمت کنید.',
      TooManyColumns: 'ستون‌های فایل خیلی زیاد است.',
      OldSpreadsheet: 'این فایل اکسل قدیمی (.xls) است. آن را به شکل xlsx یا CSV ذخیره کنید.',
      LockedSpreadsheet: 'فایل رمز دارد. آن را بدون رمز ذخیره کنید.',
      NotATable: 'این فایل اکسل یا CSV نیست.',
      FileBroken: 'فایل آسیب دیده است. دوباره ذخیره یا دانلودش کنید.',
    },
  },
});
