/** The basket as the till has it. */
import type { BasketView, ShownLine } from '../../../domain/areas/sale/views.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { counterId } from './counter.ts';

export const useBasket = (): BasketView | undefined => useLive(api.sale.basket, { counter: counterId }).data;

export const selectedLine = (view: BasketView | undefined): ShownLine | null =>
  view?.basket.lines.find((line) => line.id === view.basket.selectedLineId) ?? null;
