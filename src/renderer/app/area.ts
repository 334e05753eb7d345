/** What an area gives the counter: its screens, its place on the rail, its panels on the status line. */
import type { RouteComponent } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '../../domain/kit/permissions.ts';
import type { Language, Words } from '../../domain/kit/words.ts';
import type { Icon } from '../parts/icons.tsx';
import type { Chord } from './keys.ts';
import type { RefusalWords } from './refusal.ts';

/** A component, or a `lazyRouteComponent` that brings one. */
export type ScreenComponent = RouteComponent;

type InWords = (language: Language) => string;

export interface Screen {
  /** `/sale`, `/catalogue/$itemId`; unique over all areas. */
  readonly path: string;
  readonly need: Permission | 'signedIn';
  /** `lazyRouteComponent(() => import('./sale-screen.tsx'), 'SaleScreen')` for all but the first screen. */
  readonly screen: ScreenComponent;
  /** In the palette under this name; absent for screens that need a parameter. */
  readonly label?: InWords | undefined;
}

export interface RailEntry {
  readonly path: string;
  readonly need: Permission | 'signedIn';
  readonly label: InWords;
  readonly icon: Icon;
  /** Alt and its place on the rail unless told. */
  readonly keys?: readonly Chord[] | undefined;
}

export interface StatusItem {
  readonly id: 'branch' | 'till' | 'shift' | 'cashier' | 'health' | 'sync' | 'printer' | 'scale';
  /** A few words; draws nothing while it has nothing to say. */
  readonly Item: ComponentType;
  /** Opens above the line. */
  readonly Panel?: ComponentType<{ readonly close: () => void }>;
}

export interface Area {
  readonly id: string;
  /** The area's words, for the sentences its refusals are said in. */
  readonly words?: Words<{ readonly refusals: RefusalWords }> | undefined;
  readonly screens?: readonly Screen[] | undefined;
  readonly rail?: readonly RailEntry[] | undefined;
  readonly status?: readonly StatusItem[] | undefined;
  /** Stands before the frame and shows something else until it is satisfied: set-up, sign-in, lock. */
  readonly Gate?: ComponentType<{ readonly children: ReactNode }>;
  /** Mounted beside every screen once signed in: global actions, a fallback `useScan`, watchers. Draws nothing. */
  readonly Background?: ComponentType | undefined;
}
