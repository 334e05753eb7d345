import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { toast } from '../../parts/toast.tsx';
import type { Changes, PlacesDraft } from './form.ts';

interface SaveBarProps {
  readonly changes: Changes;
  readonly places: PlacesDraft | null;
  readonly onReset: () => void;
  readonly onResetPlaces: () => void;
}

/** What is not saved yet; saving says so, and a setting can be taken back. */
export function SaveBar({ changes, places, onReset, onResetPlaces }: SaveBarProps) {
  const w = useWords(settingWords);
  const { verb, putBack } = useWords(appWords);
  const undo = useCommand(api.setting.saveSettings, { onDone: () => toast(w.undone, { id: 'setting' }) });
  const settings = useCommand(api.setting.saveSettings, {
    onDone: ({ before }) => {
      onReset();
      toast(w.saved, { id: 'setting', undo: () => undo.run({ changes: before }) });
    },
  });
  const names = useCommand(api.setting.changePlaces, {
    onDone: () => {
      onResetPlaces();
      toast(w.saved, { id: 'places' });
    },
  });
  const changed = Object.keys(changes).length;
  const count = changed + (places ? 1 : 0);
  const pending = settings.pending || names.pending;
  const lacksCode = places !== null && (places.branch.code === '' || places.till.code === '');
  const save = useAction({
    id: 'settings.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: count === 0 || lacksCode || pending,
    run: () => {
      if (places) names.run(places);
      if (changed > 0) settings.run({ changes: changes as Parameters<typeof settings.run>[0]['changes'] });
    },
  });
  const reset = (): void => {
    onReset();
    onResetPlaces();
  };
  return (
    <SaveFoot
      save={save}
      pending={pending}
      error={settings.refused ?? names.refused ?? undo.refused}
      said={count > 0 && w.unsaved(count)}
      putBack={count > 0 && { label: putBack, onClick: reset }}
    />
  );
}
