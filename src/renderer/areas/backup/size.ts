/** Sizes of files and free room, in the language's digits and units. */
import { useLocale } from '../../app/language.ts';

export function useMegabytes(): (megabytes: number) => string {
  const locale = useLocale();
  return (megabytes) => {
    const large = megabytes >= 1024;
    const format = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: large ? 'gigabyte' : 'megabyte',
      // Persian has no short names of sizes, and would borrow Latin ones.
      unitDisplay: locale.startsWith('fa') ? 'long' : 'short',
      maximumFractionDigits: large || megabytes < 10 ? 1 : 0,
    });
    return format.format(large ? megabytes / 1024 : megabytes);
  };
}
