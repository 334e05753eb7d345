/** From when to when a planned list holds, in words. */
import type { PriceListRow } from '../../../domain/areas/catalogue/contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { formatDayMonth, formatTime, formatWeekday } from '../../../domain/kit/date-format.ts';
import { dateAt } from '../../../domain/kit/time.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';

type Time = Pick<PriceListRow, 'validFrom' | 'validUntil'>;

/** `From Mon, 1 Dec, 06:00` */
export function useListTime(): (time: Time) => string {
  const w = useWords(catalogueWords).lists;
  const moment = useMoment();
  return ({ validFrom, validUntil }) => {
    if (validUntil !== null) return w.time(validFrom === null ? '…' : moment(validFrom), moment(validUntil));
    return validFrom === null ? w.always : w.from(moment(validFrom));
  };
}

function useMoment(): (at: number) => string {
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const comma = language === 'fa' ? '، ' : ', ';
  return (at) => {
    const day = dateAt(at, zone);
    const words = [formatWeekday(day, language, 'weekday'), formatDayMonth(day, language)];
    return [...words, formatTime(at, language, zone)].join(comma);
  };
}

export function useListState(): (time: Time) => 'coming' | 'holds' | 'over' {
  const now = useNow(30_000);
  return ({ validFrom, validUntil }) => {
    if (validUntil !== null && validUntil <= now) return 'over';
    return validFrom !== null && validFrom > now ? 'coming' : 'holds';
  };
}
