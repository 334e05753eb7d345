/** Whether a new till is joining a company instead of being set up for a shop of its own. */
import { create } from 'zustand';

export const useJoining = create<{ readonly joining: boolean }>(() => ({ joining: false }));
