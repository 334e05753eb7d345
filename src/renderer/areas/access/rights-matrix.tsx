/** Every right in words, by area, each on or off. */
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { accessWords } from '../../../domain/areas/access/words.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import {
  type Permission,
  type PermissionArea,
  permissionGroups,
  permissions,
} from '../../../domain/kit/permissions.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useSession } from '../../app/session.ts';
import styles from './rights.module.css';

interface RightsMatrixProps {
  readonly held: ReadonlySet<Permission>;
  readonly onChange: (held: ReadonlySet<Permission>) => void;
  readonly disabled?: boolean | undefined;
  /** A word beside a right: that it is this user's own. */
  readonly tagOf?: ((permission: Permission) => ReactNode) | undefined;
}

const areas = Object.keys(permissionGroups) as PermissionArea[];

export function RightsMatrix({ held, onChange, disabled = false, tagOf }: RightsMatrixProps) {
  const w = useWords(accessWords);
  const language = useLanguage();
  const mine = new Set(useSession((session) => session.user?.permissions));
  const set = (wanted: readonly Permission[], on: boolean): void => {
    const next = new Set(held);
    for (const permission of wanted) {
      if (!on) next.delete(permission);
      else if (mine.has(permission)) next.add(permission);
    }
    onChange(next);
  };
  return (
    <div>
      <p className={styles.count}>
        {w.users.holds(formatNumber(held.size, language), formatNumber(permissions.length, language))}
      </p>
      <div className={styles.matrix}>
        {areas.map((area) => {
          const group: readonly Permission[] = permissionGroups[area];
          const on = group.filter((permission) => held.has(permission)).length;
          return (
            <fieldset key={area} className={styles.group}>
              <legend className={styles.legend}>{w.groups[area]}</legend>
              <Checkbox
                className={styles.all}
                label={w.rolesScreen.all}
                checked={on === group.length}
                indeterminate={on > 0 && on < group.length}
                disabled={disabled || !group.some((permission) => mine.has(permission))}
                onChange={() => set(group, on < group.length)}
              />
              {group.map((permission) => (
                <Checkbox
                  key={permission}
                  label={
                    <>
                      {w.permissions[permission]} {tagOf?.(permission)}
                    </>
                  }
                  checked={held.has(permission)}
                  disabled={disabled || !mine.has(permission)}
                  title={mine.has(permission) ? undefined : w.rolesScreen.notYours}
                  onChange={(event) => set([permission], event.currentTarget.checked)}
                />
              ))}
            </fieldset>
          );
        })}
      </div>
    </div>
  );
}
