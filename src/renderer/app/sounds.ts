/** Two short tones a cashier tells apart without looking: taken, and unknown. */
import { usePreferences } from './preferences.ts';

export type Tone = 'ok' | 'unknown';

/** Hertz, start and length in seconds. */
const notes: Record<Tone, readonly (readonly [number, number, number])[]> = {
  ok: [[1760, 0, 0.07]],
  unknown: [
    [294, 0, 0.13],
    [220, 0.16, 0.2],
  ],
};

let context: AudioContext | null = null;

/** Plays at the counter's volume; silent where the page has no sound. */
export function play(tone: Tone, volume = usePreferences.getState().volume): void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext({ latencyHint: 'interactive' });
  // A page that has not been touched yet may not sound; the first touch wakes it.
  if (context.state === 'suspended') void context.resume();
  for (const [hertz, start, length] of notes[tone]) sound(context, hertz, start, length, volume);
}

function sound(context: AudioContext, hertz: number, start: number, length: number, volume: number): void {
  const from = context.currentTime + start;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  // Soft edges: a tone cut square clicks.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(volume * 0.4, from + 0.005);
  gain.gain.setValueAtTime(volume * 0.4, from + length - 0.03);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + length);
}
