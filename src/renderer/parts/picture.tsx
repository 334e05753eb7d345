import type { ReactNode } from 'react';
import { usePicture } from '../app/pictures.ts';

export interface PictureProps {
  /** The hash of what is in it. */
  readonly id: string | null | undefined;
  readonly className?: string | undefined;
  /** Stands in for it until it is here. */
  readonly children?: ReactNode | undefined;
}

/** A picture of the shop's; it says nothing that the words beside it do not. */
export function Picture({ id, className, children = null }: PictureProps) {
  const url = usePicture(id ?? null);
  return url ? <img className={className} src={url} alt="" draggable={false} /> : children;
}
