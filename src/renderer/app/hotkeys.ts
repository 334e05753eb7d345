/** Every action that has a key registers here, in a scope; the topmost scope that knows the key runs it. */
import { createContext, use, useEffect, useLayoutEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Chord, chordsOf, isForFields, isTyping, type KeyStroke, onMac } from './keys.ts';
import { setPreferences, usePreferences } from './preferences.ts';

export interface Action {
  /** `sale.pay`: also the name its own keys are saved under. */
  readonly id: string;
  readonly label: string;
  /** Heading on the key sheet. */
  readonly group?: string | undefined;
  /** Keys it has until the user chooses others. */
  readonly keys: readonly Chord[];
  readonly run: () => void;
  readonly disabled?: boolean | undefined;
  /** Also while typing in a field, where a plain key would otherwise be text. */
  readonly inFields?: boolean | undefined;
  /** Also from under a sheet that holds the keys. */
  readonly everywhere?: boolean | undefined;
}

interface Scope {
  /** Counts up as scopes open: a sheet opened later lies on top, wherever in the tree it stands. */
  readonly order: number;
  /** Holds the keys: scopes below it are deaf, but for actions that are `everywhere`. */
  readonly holds: boolean;
  readonly actions: Map<string, { current: Action }>;
  /** Pads and lists that read strokes before any action of their scope does. */
  readonly readers: Set<{ current: StrokeReader }>;
}

/** True when the stroke was for it. */
export type StrokeReader = (stroke: KeyStroke) => boolean;

let order = 0;
const newScope = (holds: boolean): Scope => ({
  order: ++order,
  holds,
  actions: new Map(),
  readers: new Set(),
});
const ground = newScope(false);
const scopes = new Set<Scope>([ground]);
const listeners = new Set<() => void>();
let version = 0;
const changed = (): void => {
  version += 1;
  for (const listener of listeners) listener();
};

const topFirst = (): Scope[] => [...scopes].sort((a, b) => b.order - a.order);

export const keysOf = (action: Pick<Action, 'id' | 'keys'>): readonly Chord[] =>
  usePreferences.getState().keys[action.id] ?? action.keys;

/** What a stroke would run now, or null. */
export function actionFor(stroke: KeyStroke, typing: boolean, mac = onMac()): Action | null {
  const chords = chordsOf(stroke, mac);
  let held = false;
  for (const scope of topFirst()) {
    for (const chord of chords) {
      for (const { current: action } of scope.actions.values()) {
        if (action.disabled || !keysOf(action).includes(chord)) continue;
        if (held && !action.everywhere) continue;
        if (typing && !action.inFields && isForFields(chord)) continue;
        return action;
      }
    }
    held ||= scope.holds;
  }
  return null;
}

/** Listens on the window until the returned function is called. */
export function installHotkeys(window: Window): () => void {
  /** An open list or panel closes itself on Esc before the key comes up here. */
  let floats = false;
  const look = ({ target }: KeyboardEvent): void => {
    floats =
      target instanceof Element &&
      target.closest('[aria-expanded=true], .mantine-Popover-dropdown, .mantine-Menu-dropdown') !== null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || (floats && event.key === 'Escape')) return;
    if (event.key !== 'Unidentified') window.document.documentElement.dataset.keys = 'shown';
    // A focused button answers Enter and Space itself.
    if ((event.key === 'Enter' || event.key === ' ') && isPressable(event.target)) return;
    const typing = isTyping(event.target);
    if (!typing && readStroke(event)) {
      event.preventDefault();
      return;
    }
    const action = actionFor(event, typing);
    if (!action || (event.repeat && !repeats(event.key))) return;
    event.preventDefault();
    action.run();
  };
  window.addEventListener('keydown', look, { capture: true });
  window.addEventListener('keydown', onKeyDown);
  return () => {
    window.removeEventListener('keydown', look, { capture: true });
    window.removeEventListener('keydown', onKeyDown);
  };
}

function readStroke(stroke: KeyStroke): boolean {
  for (const scope of topFirst()) {
    for (const reader of [...scope.readers].reverse()) if (reader.current(stroke)) return true;
    if (scope.holds) return false;
  }
  return false;
}

const repeats = (key: string): boolean => /^(Arrow|Page|[+-]$|Backspace)/.test(key);

const isPressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('button, a[href], summary, [role=button], [role=menuitem], [role=option], [role=tab]') !==
    null;

export const ScopeContext = createContext<Scope>(ground);

/** A scope for as long as the caller is mounted; hand it to `ScopeContext`. */
export function useKeyScope(holds: boolean): Scope {
  const scope = useMemo(() => newScope(holds), [holds]);
  useLayoutEffect(() => {
    scopes.add(scope);
    changed();
    return () => {
      scopes.delete(scope);
      changed();
    };
  }, [scope]);
  return scope;
}

/** What an ActionButton, a tile or a rail entry needs of an action. */
export interface ActionProps {
  readonly label: string;
  readonly keys: readonly Chord[];
  readonly onClick: () => void;
  readonly disabled: boolean;
}

/** Registers the action while mounted; spread the answer on an `ActionButton`. */
export function useAction(action: Action): ActionProps {
  const scope = use(ScopeContext);
  const latest = useRef(action);
  useLayoutEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    scope.actions.set(action.id, latest);
    changed();
    return () => {
      if (scope.actions.get(action.id) === latest) scope.actions.delete(action.id);
      changed();
    };
  }, [scope, action.id]);
  const chosen = usePreferences((preferences) => preferences.keys[action.id]);
  return {
    label: action.label,
    keys: chosen ?? action.keys,
    onClick: action.run,
    disabled: action.disabled ?? false,
  };
}

/** Reads keys in the nearest scope while mounted and `enabled`, unless somebody types in a field. */
export function useStrokes(read: StrokeReader, enabled = true): void {
  const scope = use(ScopeContext);
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    if (!enabled) return;
    scope.readers.add(latest);
    return () => void scope.readers.delete(latest);
  }, [scope, enabled]);
}

/** The actions within reach, ground first: for the key sheet and the palette. */
export function useActions(): readonly Action[] {
  useSyncExternalStore(subscribe, () => version);
  return topFirst()
    .reverse()
    .flatMap((scope) => [...scope.actions.values()].map((ref) => ref.current));
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Gives an action other keys; null gives it back its own. */
export function rebind(id: string, keys: readonly Chord[] | null): void {
  const { [id]: _, ...rest } = usePreferences.getState().keys;
  setPreferences({ keys: keys ? { ...rest, [id]: keys } : rest });
  changed();
}

/** The action within reach that already answers to a chord, other than `id`. */
export const takenBy = (chord: Chord, id: string): Action | undefined =>
  topFirst()
    .flatMap((scope) => [...scope.actions.values()].map((ref) => ref.current))
    .find((action) => action.id !== id && keysOf(action).includes(chord));
