import { useNavigate } from '@tanstack/react-router';
import type { Area, Screen } from '../area.ts';
import { useAction } from '../hotkeys.ts';
import { useLanguage, useWords } from '../language.ts';
import { useSession } from '../session.ts';
import { appWords } from '../words.ts';

/** Screens that have no place on the rail are found in the palette, and take a key where somebody gives them one. */
export function OtherScreens({ areas }: { readonly areas: readonly Area[] }) {
  const user = useSession((session) => session.user);
  const onRail = new Set(areas.flatMap(({ rail = [] }) => rail.map(({ path }) => path)));
  return areas
    .flatMap(({ screens = [] }) => screens)
    .filter(({ path, label }) => label && !onRail.has(path))
    .filter(({ need }) => user && (need === 'signedIn' || user.permissions.some((held) => held === need)))
    .map((screen) => <OtherScreen key={screen.path} {...screen} />);
}

function OtherScreen({ path, label }: Screen): null {
  const w = useWords(appWords);
  const language = useLanguage();
  const navigate = useNavigate();
  useAction({
    id: `open${path}`,
    label: label?.(language) ?? '',
    group: w.keys.screens,
    keys: [],
    run: () => void navigate({ to: path as never }),
  });
  return null;
}
