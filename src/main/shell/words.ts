import { words } from '../../domain/kit/words.ts';

/** What the shell says while no counter is there to say it. */
export const shellWords = words({
  en: {
    title: 'Dukkan cannot start',
    usage: 'Usage: npm run web -- [--data DIR] [--port N] [--open]',
    notOurs: (dir: string) => `The database in ${dir} is not a Dukkan database, or a newer Dukkan wrote it.`,
    damaged: (dir: string) => `The database in ${dir} is damaged; restore its latest backup.`,
    portBusy: (port: number) => `Port ${port} is taken by another program; choose another with --port.`,
    diskFull: (dir: string) => `The disk that holds ${dir} is full; free some space and start again.`,
    inUse: (dir: string) => `Another till is already open on ${dir}; close it or choose another folder.`,
    noRights: (dir: string) => `The folder ${dir} cannot be written to; check that it is yours.`,
    fault: 'The till met a fault of ours and stopped; what was confirmed is safe. Code TILL-1.',
    stopped: 'The till stopped several times in a row and was not started again. Code TILL-2.',
  },
  ru: {
    title: 'Dukkan не запускается',
    usage: 'Запуск: npm run web -- [--data ПАПКА] [--port N] [--open]',
    notOurs: (dir) => `База в папке ${dir} создана не Dukkan или более новой его версией.`,
    damaged: (dir) => `База в папке ${dir} повреждена; восстановите последнюю резервную копию.`,
    portBusy: (port) => `Порт ${port} занят другой программой; выберите другой через --port.`,
    diskFull: (dir) => `На диске с папкой ${dir} нет места; освободите его и запустите снова.`,
    inUse: (dir) => `С папкой ${dir} уже работает другая касса; закройте её или выберите другую папку.`,
    noRights: (dir) => `В папку ${dir} нельзя записывать; проверьте права на неё.`,
    fault: 'Касса остановилась из-за нашей ошибки; всё подтверждённое сохранено. Код TILL-1.',
    stopped: 'Касса несколько раз подряд остановилась и больше не запускается. Код TILL-2.',
  },
  fa: {
    title: 'دکان باز نمی‌شود',
    usage: 'اجرا: npm run web -- [--data پوشه] [--port N] [--open]',
    notOurs: (dir) => `پایگاه دادهٔ پوشهٔ ${dir} از آنِ دکان نیست یا نسخهٔ تازه‌تری آن را ساخته است.`,
    damaged: (dir) => `پایگاه دادهٔ پوشهٔ ${dir} آسیب دیده است؛ آخرین پشتیبان را بازگردانید.`,
    portBusy: (port) => `درگاه ${port} را برنامهٔ دیگری گرفته است؛ با ‎--port درگاه دیگری برگزینید.`,
    diskFull: (dir) => `دیسکِ پوشهٔ ${dir} پر است؛ کمی جا باز کنید و دوباره اجرا کنید.`,
    inUse: (dir) => `صندوق دیگری روی پوشهٔ ${dir} باز است؛ آن را ببندید یا پوشهٔ دیگری برگزینید.`,
    noRights: (dir) => `در پوشهٔ ${dir} نمی‌شود نوشت؛ دسترسی آن را بررسی کنید.`,
    fault: 'صندوق به خطایی از ما برخورد و ایستاد؛ هرچه تأیید شده بود محفوظ است. کد TILL-1.',
    stopped: 'صندوق چند بار پشت سر هم ایستاد و دیگر اجرا نشد. کد TILL-2.',
  },
});
