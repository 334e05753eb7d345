/** What a scale is doing and why its weight may not be sold now, in words. */
import { words } from '../../kit/words.ts';
import type { WeighRefusalCode } from './attached.ts';
import type { ScaleTrouble } from './scale.ts';

export interface WhyNotWeighed {
  readonly why: WeighRefusalCode;
  readonly trouble: ScaleTrouble | null;
}

const en = {
  trouble: {
    overload: 'Too heavy for this scale.',
    underload: 'The pan is missing or lifted.',
    notWeighing: 'The scale shows something else. Take it back to weighing.',
    wrongUnit: 'The scale does not weigh in kilograms. Switch it over.',
    fault: 'The scale reports a fault. Its display says which.',
  },
  why: {
    NoWeight: 'The scale says nothing.',
    ScaleTrouble: 'The scale is not ready.',
    BelowZero: 'Below zero. Empty the pan and press zero.',
    PanEmpty: 'Put it on the scale.',
    Moving: 'Still moving …',
    Settling: 'Nearly there …',
    SameLoad: 'This was just added. Take it off first.',
    TareTwice: 'A tare is on already. Clear it first.',
    TareTooLarge: 'The tare is more than this scale may take off.',
    TareAboveWeight: 'The tare is more than what lies on the scale.',
  },
};

const ru: typeof en = {
  trouble: {
    overload: 'Слишком тяжело для этих весов.',
    underload: 'Платформа снята или приподнята.',
    notWeighing: 'Весы показывают другое. Верните их к взвешиванию.',
    wrongUnit: 'Весы взвешивают не в килограммах. Переключите их.',
    fault: 'Весы сообщают о неисправности. Код на их табло.',
  },
  why: {
    NoWeight: 'Весы молчат.',
    ScaleTrouble: 'Весы не готовы.',
    BelowZero: 'Меньше нуля. Освободите платформу и обнулите весы.',
    PanEmpty: 'Положите товар на весы.',
    Moving: 'Ещё качается …',
    Settling: 'Почти готово …',
    SameLoad: 'Это уже добавлено. Сначала снимите с весов.',
    TareTwice: 'Тара уже учтена. Сначала сбросьте её.',
    TareTooLarge: 'Тара больше, чем разрешено для этих весов.',
    TareAboveWeight: 'Тара тяжелее того, что лежит на весах.',
  },
};

const fa: typeof en = {
  trouble: {
    overload: 'بار برای این ترازو سنگین است.',
    underload: 'کفهٔ ترازو سر جایش نیست.',
    notWeighing: 'ترازو چیز دیگری نشان می‌دهد. آن را به حالت توزین برگردانید.',
    wrongUnit: 'ترازو روی کیلوگرم نیست. واحدش را عوض کنید.',
    fault: 'ترازو خطا می‌دهد. شمارهٔ خطا روی نمایشگر آن است.',
  },
  why: {
    NoWeight: 'ترازو چیزی نمی‌گوید.',
    ScaleTrouble: 'ترازو آماده نیست.',
    BelowZero: 'زیر صفر است. کفه را خالی و ترازو را صفر کنید.',
    PanEmpty: 'کالا را روی ترازو بگذارید.',
    Moving: 'هنوز تکان می‌خورد …',
    Settling: 'کمی صبر کنید …',
    SameLoad: 'همین حالا افزوده شد. اول آن را بردارید.',
    TareTwice: 'پارسنگ از پیش کم شده است. اول آن را پاک کنید.',
    TareTooLarge: 'پارسنگ از حد مجاز این ترازو بیشتر است.',
    TareAboveWeight: 'پارسنگ از بار روی ترازو سنگین‌تر است.',
  },
};

export const scaleWords = words({ en, ru, fa });

/** Why a weight may not be sold now; what the scale itself complains of goes first. */
export const sayWhy = (w: typeof en, { why, trouble }: WhyNotWeighed): string =>
  trouble === null ? w.why[why] : w.trouble[trouble];
