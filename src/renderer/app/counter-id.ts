/** Which basket this window works at. */
import { newId } from './adapters.ts';

const place = 'dukkan.counter';

/** The till's own window is `main`; a tablet has a basket of its own. */
export const mainCounter = 'main';
export const counterId: string = isOwnWindow() ? mainCounter : rememberedId();

function isOwnWindow(): boolean {
  return 'tillShell' in window || /^(localhost|127\.|\[::1\])/.test(location.hostname);
}

function rememberedId(): string {
  const known = localStorage.getItem(place);
  if (known) return known;
  const fresh = newId();
  localStorage.setItem(place, fresh);
  return fresh;
}
