/** What a scale is doing and why its weight may not be sold now, in words. */
import { words } from '../../kit/words.ts';
import type { WeighRefusalCode } from './attached.ts';
import type { ScaleState, ScaleTrouble } from './scale.ts';

export interface WhyNotWeighed {
  readonly why: WeighRefusalCode;
  readonly trouble: ScaleTrouble | null;
}

const en = {
  state: {
    connecting: 'Connecting …',
    live: 'Connected',
    closed: 'Switched off',
    busy: (owner: string) => `“${owner}” uses this port.`,
    busyElsewhere: 'Another program uses this port. Close it.',
    lost: {
      unplugged: 'The cable is out. Plug it in again: the till goes on by itself.',
      silent: 'It does not answer. Is it switched on, and the cable in?',
      unreachable: 'Nobody answers at this address. Is it switched on and in the same network?',
      noRights: 'This computer does not let the till use the port.',
      broken: 'The connection broke off. The till keeps trying.',
    },
    wrongSettings: {
      parity: 'It speaks with even parity: set 7 data bits and even parity.',
      baud: 'Only noise comes in: its speed is another one.',
      protocol: 'It speaks another language: choose another kind of scale.',
      password: 'It takes another password. Asking on would lock it.',
    },
  },
  weigh: {
    kg: 'kg',
    noWeight: '–\u2009–',
    lost: 'Scale lost',
    ready: 'At rest',
    net: 'Net',
    tare: (weight: string) => `Tare ${weight}`,
    belowMinimum: 'Less than this scale weighs exactly',
    zero: 'Zero',
    takeTare: 'Tare',
    clearTare: 'Clear tare',
    packaging: 'Packaging, g',
    again: 'Same load again',
    type: 'Type the weight',
    devices: 'Devices',
  },
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
  state: {
    connecting: 'Подключаемся …',
    live: 'На связи',
    closed: 'Выключены',
    busy: (owner: string) => `Порт занят: «${owner}».`,
    busyElsewhere: 'Порт занят другой программой. Закройте её.',
    lost: {
      unplugged: 'Кабель отключён. Вставьте его: касса продолжит сама.',
      silent: 'Не отвечают. Включены ли они и вставлен ли кабель?',
      unreachable: 'По этому адресу никто не отвечает. Включены ли они и в той же ли сети?',
      noRights: 'Этот компьютер не пускает кассу к порту.',
      broken: 'Связь оборвалась. Касса пробует снова.',
    },
    wrongSettings: {
      parity: 'Говорят с чётностью: поставьте 7 бит данных и чётность «чёт».',
      baud: 'Приходит один шум: скорость у них другая.',
      protocol: 'Говорят на другом языке: выберите другие весы.',
      password: 'Пароль другой. Ещё попытки — и весы заблокируются.',
    },
  },
  weigh: {
    kg: 'кг',
    noWeight: '–\u2009–',
    lost: 'Нет связи с весами',
    ready: 'Вес устоялся',
    net: 'Нетто',
    tare: (weight: string) => `Тара ${weight}`,
    belowMinimum: 'Меньше, чем эти весы взвешивают точно',
    zero: 'Обнулить',
    takeTare: 'Тара',
    clearTare: 'Сбросить тару',
    packaging: 'Упаковка, г',
    again: 'Ещё раз то же',
    type: 'Ввести вес вручную',
    devices: 'Оборудование',
  },
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
  state: {
    connecting: 'در حال اتصال …',
    live: 'وصل است',
    closed: 'خاموش',
    busy: (owner: string) => `این درگاه دست «${owner}» است.`,
    busyElsewhere: 'برنامهٔ دیگری این درگاه را گرفته است. آن را ببندید.',
    lost: {
      unplugged: 'کابل جدا شده است. دوباره وصل کنید؛ صندوق خودش ادامه می‌دهد.',
      silent: 'پاسخ نمی‌دهد. روشن است و کابلش وصل است؟',
      unreachable: 'در این نشانی کسی پاسخ نمی‌دهد. روشن است و در همین شبکه؟',
      noRights: 'این رایانه اجازهٔ کار با درگاه را به صندوق نمی‌دهد.',
      broken: 'ارتباط قطع شد. صندوق باز هم تلاش می‌کند.',
    },
    wrongSettings: {
      parity: 'با توازن زوج حرف می‌زند: ۷ بیت داده و توازن زوج بگذارید.',
      baud: 'فقط نویز می‌آید: سرعتش چیز دیگری است.',
      protocol: 'به زبان دیگری حرف می‌زند: نوع دیگری از ترازو را برگزینید.',
      password: 'رمزش چیز دیگری است. با تلاش بیشتر قفل می‌شود.',
    },
  },
  weigh: {
    kg: 'کیلو',
    noWeight: '–\u2009–',
    lost: 'ترازو قطع است',
    ready: 'وزن ثابت است',
    net: 'خالص',
    tare: (weight: string) => `پارسنگ ${weight}`,
    belowMinimum: 'کمتر از حداقل وزن دقیق این ترازو',
    zero: 'صفر',
    takeTare: 'پارسنگ',
    clearTare: 'حذف پارسنگ',
    packaging: 'بسته‌بندی، گرم',
    again: 'همین بار، دوباره',
    type: 'ورود دستی وزن',
    devices: 'دستگاه‌ها',
  },
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

/** How a scale is doing, and what to do about it. */
export function sayState(w: typeof en, state: ScaleState): string {
  switch (state.kind) {
    case 'lost':
      return w.state.lost[state.why];
    case 'wrongSettings':
      return w.state.wrongSettings[state.hint];
    case 'busy':
      return state.owner === null ? w.state.busyElsewhere : w.state.busy(state.owner);
    default:
      return w.state[state.kind];
  }
}
