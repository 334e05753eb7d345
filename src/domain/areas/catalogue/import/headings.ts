/** Headings of the files newcomers bring: of the programs they leave, and of lists people keep themselves. */
import type { ImportField, Source } from './fields.ts';

export interface Known {
  /** Headings that together are found in this program's files only. */
  readonly fingerprints: readonly (readonly string[])[];
  readonly headings: { readonly [Field in ImportField]?: readonly string[] };
  /** Columns that repeat for every branch, its name caught. */
  readonly branch?: Partial<Record<'price' | 'onHand' | 'available', RegExp>>;
  readonly tax?: RegExp;
  readonly characteristic?: RegExp;
  /** Whether headings it does not list are read as anybody's. */
  readonly open?: boolean;
}

export const known: Record<Source, Known> = {
  loyverse: {
    fingerprints: [
      ['Handle', 'SKU', 'Name', 'Sold by weight'],
      ['Handle', 'SKU', 'Name', 'SKU of included item'],
    ],
    headings: {
      group: ['Handle'],
      sku: ['SKU'],
      name: ['Name'],
      category: ['Category'],
      description: ['Description'],
      weighed: ['Sold by weight'],
      option1Name: ['Option 1 name'],
      option1Value: ['Option 1 value'],
      option2Name: ['Option 2 name'],
      option2Value: ['Option 2 value'],
      option3Name: ['Option 3 name'],
      option3Value: ['Option 3 value'],
      cost: ['Cost'],
      barcode: ['Barcode'],
      componentSku: ['SKU of included item'],
      componentQty: ['Quantity of included item'],
      price: ['Default price', 'Price'],
      onHand: ['In stock'],
    },
    branch: {
      price: /^price \[(.+)\]$/i,
      onHand: /^in stock \[(.+)\]$/i,
      available: /^available for sale \[(.+)\]$/i,
    },
    tax: /^tax\s*-\s*(.+)$/i,
  },
  square: {
    fingerprints: [
      ['Token', 'Item Name'],
      ['Item Name', 'Variation Name'],
      ['Reference Handle', 'Item Name'],
    ],
    headings: {
      id: ['Token', 'Reference Handle'],
      name: ['Item Name'],
      variant: ['Variation Name'],
      sku: ['SKU'],
      description: ['Description'],
      category: ['Category', 'Reporting Category', 'Categories'],
      barcode: ['GTIN'],
      price: ['Price'],
      cost: ['Default Unit Cost'],
      unit: ['Unit and Precision'],
      kind: ['Item Type'],
      archived: ['Archived'],
      option1Name: ['Option Name 1'],
      option1Value: ['Option Value 1'],
      option2Name: ['Option Name 2'],
      option2Value: ['Option Value 2'],
      option3Name: ['Option Name 3'],
      option3Value: ['Option Value 3'],
    },
    branch: { price: /^price (.+)$/i, onHand: /^current quantity (.+)$/i, available: /^enabled (.+)$/i },
    tax: /^tax\s*-\s*(.+)$/i,
  },
  ospos: {
    fingerprints: [['Item Name', 'Supplier ID', 'Cost Price', 'Unit Price']],
    headings: {
      id: ['Id'],
      barcode: ['Barcode'],
      name: ['Item Name'],
      category: ['Category'],
      cost: ['Cost Price'],
      price: ['Unit Price'],
      tax: ['Tax 1 Name'],
      taxPercent: ['Tax 1 Percent'],
      tax2: ['Tax 2 Name'],
      taxPercent2: ['Tax 2 Percent'],
      description: ['Description'],
      unit: ['Unit of Measure'],
    },
    branch: { onHand: /^location_(.+)$/i },
    characteristic: /^attribute_(.+)$/i,
  },
  odoo: {
    fingerprints: [
      ['Internal Reference', 'Name'],
      ['default_code', 'name'],
      ['name', 'list_price'],
      ['External ID', 'Name', 'Sales Price'],
    ],
    headings: {
      id: ['External ID', 'id'],
      sku: ['Internal Reference', 'default_code'],
      name: ['Name', 'name'],
      kind: ['Product Type', 'type', 'detailed_type'],
      barcode: ['Barcode', 'barcode'],
      price: ['Sales Price', 'list_price', 'lst_price'],
      cost: ['Cost', 'standard_price'],
      category: ['Product Category', 'categ_id', 'categ_id/name', 'categ_id/complete_name'],
      unit: ['Unit of Measure', 'uom_id', 'uom_id/name'],
      description: ['Sales Description', 'description_sale'],
      onHand: ['Quantity On Hand', 'qty_available'],
    },
    open: true,
  },
  shopify: {
    fingerprints: [
      ['Handle', 'Title', 'Variant Price'],
      ['URL handle', 'Title'],
      ['Handle', 'Title', 'Option1 Name'],
    ],
    headings: {
      group: ['Handle', 'URL handle'],
      name: ['Title'],
      description: ['Body (HTML)', 'Description'],
      brand: ['Vendor'],
      category: ['Type', 'Product Type', 'Custom Product Type'],
      sku: ['Variant SKU', 'SKU'],
      barcode: ['Variant Barcode', 'Barcode'],
      price: ['Variant Price', 'Price'],
      cost: ['Cost per item'],
      onHand: ['Variant Inventory Qty', 'Inventory quantity'],
      option1Name: ['Option1 Name'],
      option1Value: ['Option1 Value'],
      option2Name: ['Option2 Name'],
      option2Value: ['Option2 Value'],
      option3Name: ['Option3 Name'],
      option3Value: ['Option3 Value'],
    },
  },
  woocommerce: {
    fingerprints: [['Type', 'SKU', 'Name', 'Regular price']],
    headings: {
      id: ['ID'],
      sku: ['SKU'],
      barcode: ['GTIN, UPC, EAN, or ISBN'],
      name: ['Name'],
      price: ['Regular price'],
      category: ['Categories'],
      brand: ['Brands'],
      onHand: ['Stock'],
      description: ['Short description', 'Description'],
    },
  },
  erpnext: {
    fingerprints: [['Item Code', 'Item Name', 'Item Group']],
    headings: {
      id: ['ID'],
      sku: ['Item Code'],
      name: ['Item Name'],
      category: ['Item Group'],
      unit: ['Default Unit of Measure'],
      price: ['Standard Selling Rate'],
      cost: ['Valuation Rate', 'Last Purchase Rate'],
      barcode: ['Barcode (Barcodes)'],
      brand: ['Brand'],
      description: ['Description'],
    },
  },
  generic: { fingerprints: [], headings: {}, open: true },
};

/** Headings people write themselves, likeliest first, in English, Russian, Persian, Arabic and Turkish. */
export const anybodys: { readonly [Field in ImportField]?: string } = {
  name: `name|item name|product name|product|item|title|description of goods|goods
    |наименование|название|наименование товара|название товара|товар|номенклатура|продукт|услуга
    |نام کالا|نام|شرح کالا|کالا|نام محصول|محصول|عنوان|شرح
    |اسم الصنف|الصنف|اسم المنتج|المنتج|اسم المادة|الاسم|البيان
    |ürün adı|ürün|ürün ismi|stok adı|ad|isim|malzeme adı|mal adı`,
  price: `retail price|price retail|selling price|sale price|sales price|sell price|price|unit price
    |розничная цена|цена розничная|розница|цена продажи|продажная цена|цена реализации|цена|цена с ндс
    |отпускная цена|цена отпускная|цена за единицу|прайс
    |قیمت فروش|قیمت|فی فروش|قیمت مصرف کننده|مبلغ فروش|قیمت واحد|فی
    |سعر البيع|السعر|سعر|سعر المستهلك|سعر القطعة
    |satış fiyatı|fiyat|birim fiyat|perakende fiyatı|fiyatı|satış`,
  barcode: `barcode|bar code|ean|ean13|ean 13|upc|gtin|barcodes|additional barcode|barcode 2|barcode 3
    |штрихкод|штрих код|штрихкоды|шк|штрихкод товара|код ean|штрихкод 2|доп штрихкод
    |بارکد|بار کد|بارکد کالا|کد بارکد|ایران کد
    |الباركود|باركود|الباركود الدولي
    |barkod|barkodu|barkod no`,
  sku: `sku|code|item code|product code|article|article number|art|reference|ref|item no|stock code
    |артикул|код|код товара|арт|код номенклатуры|каталожный номер|номенклатурный номер
    |کد کالا|کد|کد محصول|شناسه کالا
    |رمز الصنف|كود الصنف|رقم الصنف|الكود|الرمز|كود
    |stok kodu|ürün kodu|kod|kodu|malzeme kodu`,
  plu: 'plu|plu code|плу|код плу|код весов|پی ال یو|کد ترازو',
  category: `category|categories|group|department|subcategory|sub category|item group|product group|type
    |категория|группа|раздел|товарная группа|отдел|вид|подкатегория|подгруппа|группа товаров|родитель
    |گروه کالا|گروه|دسته بندی|دسته|گروه اصلی|گروه فرعی|زیرگروه
    |الفئة|القسم|المجموعة|التصنيف|فئة
    |kategori|grup|grubu|ürün grubu|reyon|alt kategori`,
  brand: `brand|manufacturer|maker|vendor|trademark
    |бренд|производитель|торговая марка|марка|изготовитель
    |برند|مارک|تولید کننده|نام تجاری|سازنده
    |الماركة|العلامة التجارية|الشركة المصنعة
    |marka|üretici`,
  unit: `unit|uom|unit of measure|units|measure
    |ед изм|единица|единица измерения|ед|ед измерения|единицы измерения|базовая единица измерения
    |واحد|واحد کالا|واحد شمارش|واحد سنجش
    |الوحدة|وحدة|وحدة القياس
    |birim|birimi|ölçü birimi`,
  cost: `cost|cost price|purchase price|buy price|buying price|unit cost|wholesale cost
    |закуп|закупочная цена|цена закупки|цена закупочная|закупка|себестоимость|приходная цена|цена прихода
    |входная цена|цена поставщика|закупочная
    |قیمت خرید|فی خرید|مبلغ خرید|قیمت تمام شده|بهای تمام شده
    |سعر الشراء|التكلفة|الكلفة|سعر التكلفة
    |alış fiyatı|maliyet|alış|geliş fiyatı`,
  tax: `tax|vat|tax rate|vat rate|tax name
    |ндс|ставка ндс|налог|ндс %
    |مالیات|ارزش افزوده|مالیات بر ارزش افزوده|درصد مالیات
    |الضريبة|ضريبة القيمة المضافة|الضريبه
    |kdv|kdv oranı|vergi|kdv %`,
  onHand: `stock|quantity|qty|on hand|in stock|stock quantity|balance|available quantity
    |остаток|количество|остатки|кол во|наличие|остаток на складе|конечный остаток|в наличии|свободный остаток
    |موجودی|تعداد|مانده|موجودی انبار|مقدار
    |الكمية|الرصيد|المخزون|كمية|الكمية المتوفرة
    |stok|miktar|adet|stok miktarı|mevcut|kalan`,
  weighed: `weighed|sold by weight|by weight|весовой|весовой товар|на вес|وزنی|فروش وزنی|بالوزن|tartılı`,
  kind: 'item type|product type|kind|тип|тип товара|вид номенклатуры|نوع کالا|نوع|tür',
  archived: 'archived|inactive|в архиве|архив|بایگانی',
  description: `description|note|details|описание|примечание|комментарий|توضیحات|شرح تکمیلی|الوصف|ملاحظات|açıklama`,
  id: 'id|external id|guid|uuid|ид|внешний код|идентификатор|شناسه|المعرف',
  variant: 'variant|variation|характеристика|характеристика номенклатуры|вариант|تنوع|varyant',
};
