/** The counter's settings: the gate that sets a till up, the settings themselves, taxes. */
import { lazyRouteComponent } from '@tanstack/react-router';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import type { Area } from '../../app/area.ts';
import { SettingIcon } from '../../parts/icons.tsx';
import { SettingBackground } from './background.tsx';
import { StartGate } from './gate.tsx';
import { BranchStatus, TillStatus } from './place-status.tsx';

export const setting: Area = {
  id: 'setting',
  words: settingWords,
  Gate: StartGate,
  Background: SettingBackground,
  screens: [
    {
      path: '/settings',
      need: 'setting.view',
      label: (language) => settingWords[language].title,
      screen: lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen'),
    },
  ],
  rail: [
    {
      path: '/settings',
      need: 'setting.view',
      icon: SettingIcon,
      label: (language) => settingWords[language].title,
    },
  ],
  status: [
    { id: 'branch', Item: BranchStatus },
    { id: 'till', Item: TillStatus },
  ],
};
