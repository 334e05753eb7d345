import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { toast } from '../../parts/toast.tsx';
import { useForm } from './form.ts';

interface SaveBarProps {
  readonly onReset: () => void;
  readonly onResetPlaces: () => void;
}

/** What is not saved yet; saving says so, and a setting can be taken back. */
export function SaveBar({ onReset, onResetPlaces }: SaveBarProps) {
  const w = useWords(settingWords);
  const { verb, putBack } = useWords(appWords);
  const { changes, branchId, places } = useForm();
  const undo = useCommand(api.setting.saveSettings, { onDone: () => toast(w.undone, { id: 'setting' }) });
  const settings = useCommand(api.setting.saveSettings, {
    onDone: ({ before }, { branchId }) => {
      onReset();
      toast(w.saved, { id: 'setting', undo: () => undo.run({ changes: before, branchId }) });
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
      const wanted = changes as Parameters<typeof settings.run>[0]['changes'];
      if (changed > 0) settings.run({ changes: wanted, branchId });
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
