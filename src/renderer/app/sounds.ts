/** Two short tones a cashier tells apart without looking: taken, and unknown. */
import { usePreferences } from './preferences.ts';

export type Tone = 'ok' | 'unknown';

interface Note {
  readonly hertz: number;
  /** Seconds from now. */
  readonly start: number;
  readonly seconds: number;
}

const notes: Record<Tone, readonly Note[]> = {
  ok: [{ hertz: 1760, start: 0, seconds: 0.07 }],
  unknown: [
    { hertz: 294, start: 0, seconds: 0.13 },
    { hertz: 220, start: 0.16, seconds: 0.2 },
  ],
};

let context: AudioContext | null = null;

/** Plays at the counter's volume; silent where the page has no sound. */
export function play(tone: Tone, volume = usePreferences.getState().volume): void {
  if (volume <= 0 || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext({ latencyHint: 'interactive' });
  // A page that has not been touched yet may not sound; the first touch wakes it.
  if (context.state === 'suspended') void context.resume();
  for (const note of notes[tone]) sound(context, note, volume);
}

function sound(context: AudioContext, { hertz, start, seconds }: Note, volume: number): void {
  const from = context.currentTime + start;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.type = 'triangle';
  oscillator.frequency.value = hertz;
  // Soft edges: a tone cut square clicks.
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(volume * 0.4, from + 0.005);
  gain.gain.setValueAtTime(volume * 0.4, from + seconds - 0.03);
  gain.gain.exponentialRampToValueAtTime(0.0001, from + seconds);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + seconds);
}
