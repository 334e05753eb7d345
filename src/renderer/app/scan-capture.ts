/**
 * Catches scanners that type like keyboards, before any field, dialog or hotkey sees a key.
 * A field marked `data-accept-barcode` gets the code as its text; every other scan goes to the queue.
 */
import { isTyping } from './keys.ts';
import { type Press, scanReader } from './scan-reader.ts';

type Field = HTMLInputElement | HTMLTextAreaElement;

interface Caught extends Press {
  readonly event: KeyboardEvent;
}

interface Before {
  readonly field: Field;
  readonly value: string;
  readonly start: number | null;
  readonly end: number | null;
}

/** Listens until the returned function is called. */
export function installScanCapture(window: Window, deliver: (code: string, at: number) => void): () => void {
  const reader = scanReader<Caught>();
  /** Keys we typed again ourselves. */
  const ours = new WeakSet<Event>();
  /** The field as it was before the first key of a possible burst. */
  let before: Before | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const giveBack = (held: readonly Caught[]): void => {
    for (const { event } of held) typeAgain(event, ours);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (ours.has(event) || isByHand(event)) return;
    const field = isField(event.target) ? event.target : null;
    const caught: Caught = {
      event,
      code: event.code,
      shift: event.shiftKey,
      ctrl: event.ctrlKey,
      alt: event.altKey,
      at: event.timeStamp,
    };
    const verdict = reader.press(caught, field !== null);
    giveBack(verdict.giveBack);
    if (verdict.take) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (field) before = snapshot(field);
    clearTimeout(timer);
    timer = setTimeout(() => giveBack(reader.rest()), verdict.waitMs);
    if (verdict.scan === null) return;
    clearTimeout(timer);
    if (field && before?.field === field) restore(before);
    if (field?.closest('[data-accept-barcode]')) insertText(field, verdict.scan);
    else deliver(verdict.scan, event.timeStamp);
  };

  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    clearTimeout(timer);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

/** Whether a field for codes has the focus; it has the code then. */
export function typeIntoCodeField({ activeElement }: Document, code: string): boolean {
  if (!isField(activeElement) || !activeElement.closest('[data-accept-barcode]')) return false;
  insertText(activeElement, code);
  return true;
}

/** Held keys, half-composed letters, chords, and keys into what cannot be typed into again. */
const isByHand = (event: KeyboardEvent): boolean =>
  event.repeat ||
  event.isComposing ||
  event.key === 'Process' ||
  (event.altKey && !/^(Alt(Left|Right)|Numpad\d)$/.test(event.code)) ||
  event.metaKey ||
  !event.code ||
  (isTyping(event.target) && !isField(event.target));

const isField = (target: EventTarget | null): target is Field =>
  isTyping(target) && (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement);

function snapshot(field: Field): Before {
  return { field, value: field.value, start: field.selectionStart, end: field.selectionEnd };
}

function restore(before: Before): void {
  if (before.field.value === before.value) return;
  setValue(before.field, before.value);
  if (before.start !== null) before.field.setSelectionRange(before.start, before.end);
}

function typeAgain(event: KeyboardEvent, ours: WeakSet<Event>): void {
  const { target } = event;
  if (!target) return;
  const again = new KeyboardEvent('keydown', {
    key: event.key,
    code: event.code,
    location: event.location,
    shiftKey: event.shiftKey,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  ours.add(again);
  const unhandled = target.dispatchEvent(again);
  if (unhandled && isField(target) && event.key.length === 1 && !event.ctrlKey && !event.altKey) {
    insertText(target, event.key);
  }
}

/** Types text at the caret, as a hand would: undo works, limits hold, React hears of it. */
function insertText(field: Field, text: string): void {
  const { ownerDocument } = field;
  if (ownerDocument.activeElement === field && ownerDocument.execCommand?.('insertText', false, text)) return;
  if (field.readOnly || field.disabled) return;
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? field.value.length;
  setValue(field, field.value.slice(0, start) + text + field.value.slice(end));
  field.setSelectionRange(start + text.length, start + text.length);
}

function setValue(field: Field, value: string): void {
  // React watches the instance's own `value`; the prototype's setter lets it notice the change.
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value')?.set;
  setter?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
