/** The pane a component stands in, so that what covers it covers only it. */
import { createContext, type RefObject } from 'react';

export const PaneContext = createContext<RefObject<HTMLElement | null>>({ current: null });
