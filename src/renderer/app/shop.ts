/** What every amount and date on screen needs to know of the shop; the setting area keeps it current. */
import { create } from 'zustand';

export interface Shop {
  /** ISO 4217 code of the shop's own currency. */
  readonly currency: string;
  /** IANA time zone of the branch. */
  readonly timeZone: string;
}

export const useShop = create<Shop>(() => ({
  currency: 'KGS',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
}));
