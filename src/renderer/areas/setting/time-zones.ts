/** Zones this browser knows, and the chosen one whatever it is called there. */
export function timeZones(chosen: string): { value: string; label: string }[] {
  const known = Intl.supportedValuesOf('timeZone');
  const all = known.includes(chosen) ? known : [chosen, ...known];
  return all.map((value) => ({ value, label: value.replaceAll('_', ' ') }));
}
