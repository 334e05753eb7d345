/** Keeps what the whole counter goes by as the settings have it. */
import { useEffect } from 'react';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { setPreferences } from '../../app/preferences.ts';

export function SettingBackground() {
  const lockAfterMinutes = useLive(api.setting.settings, {}).data?.['till.lockMinutes'];
  useEffect(() => {
    if (lockAfterMinutes !== undefined) setPreferences({ lockAfterMinutes });
  }, [lockAfterMinutes]);
  return null;
}
