import { FocusTrap } from '@mantine/core';
import { type ReactNode, use, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { ScopeContext, useAction, useKeyScope } from '../app/hotkeys.ts';
import { useWords } from '../app/language.ts';
import { PaneContext } from '../app/pane.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { CloseIcon } from './icons.tsx';
import styles from './sheet.module.css';

export interface SheetProps {
  readonly opened: boolean;
  /** Esc, the cross, and a tap beside the sheet. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Stays at the foot: the actions. */
  readonly foot?: ReactNode | undefined;
  /** `end`: along the window's end edge. `pane`: over the pane it was opened from, which stays the size it was. */
  readonly side?: 'end' | 'pane' | undefined;
  readonly size?: 'normal' | 'wide' | undefined;
  /** Another pane than the nearest. */
  readonly pane?: HTMLElement | null | undefined;
}

/** A sheet laid over the work: it holds the keys until it is closed; scans still reach the screen. */
export function Sheet(props: SheetProps) {
  return props.opened ? <OpenSheet {...props} /> : null;
}

function OpenSheet({ side = 'end', size = 'normal', ...props }: SheetProps) {
  const nearest = use(PaneContext);
  const scope = useKeyScope(true);
  const host = side === 'pane' ? (props.pane ?? nearest.current ?? document.body) : document.body;
  const titleId = useId();
  const sheet = useRef<HTMLDivElement>(null);
  useFocusBack();
  return createPortal(
    <ScopeContext value={scope}>
      <div className={styles.layer} data-side={side} data-whole={host === document.body || undefined}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Esc does */}
        <div className={styles.veil} onClick={props.onClose} />
        <FocusTrap active>
          <div
            ref={sheet}
            className={styles.sheet}
            data-size={size}
            role="dialog"
            aria-modal="true"
            aria-labelledby={titleId}
            tabIndex={-1}
          >
            <header className={styles.head}>
              <h2 id={titleId} className={styles.title}>
                {props.title}
              </h2>
              <CloseButton onClose={props.onClose} />
            </header>
            <PaneContext value={sheet}>
              <div className={styles.body}>{props.children}</div>
              {props.foot !== undefined && <footer className={styles.foot}>{props.foot}</footer>}
            </PaneContext>
            {/* Last, so that a field marked data-autofocus comes before it. */}
            <FocusTrap.InitialFocus />
          </div>
        </FocusTrap>
      </div>
    </ScopeContext>,
    host,
  );
}

/** The focus goes back to where it was when the sheet opened. */
function useFocusBack(): void {
  useEffect(() => {
    const before = document.activeElement;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const w = useWords(appWords);
  const close = useAction({
    id: 'sheet.close',
    label: w.verb.close,
    keys: ['Esc'],
    run: onClose,
    inFields: true,
  });
  return <ActionButton {...close} label="" name={w.verb.close} icon={CloseIcon} tone="quiet" />;
}
