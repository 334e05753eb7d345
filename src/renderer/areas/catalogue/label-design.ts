/** How labels look at this counter: the roll in its printer seldom changes. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import type { LabelDesign } from '../../../domain/areas/device/label.ts';

const first: LabelDesign = { kind: 'shelf', paper: 'roll58x40', code: 'bars', date: true };

export const useLabelDesign = create<LabelDesign>()(
  persist((): LabelDesign => first, { name: 'dukkan.labels', version: 1 }),
);

export const changeDesign = (change: Partial<LabelDesign>): void => void useLabelDesign.setState(change);
