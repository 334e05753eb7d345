/** A manager's yes on the spot: commands ask here, the approval sheet answers. */
import { create } from 'zustand';
import type { Permission } from '../../domain/kit/permissions.ts';

export interface Wanted {
  /** The right that is missing. */
  readonly permission: Permission;
  /** The discount that went above the asker's ceiling, in basis points. */
  readonly wantedBp?: number | undefined;
}

export interface ApprovalRequest extends Wanted {
  /** What is to be approved, in words, when more is known than the right. */
  readonly reason: string | null;
  /** The pane that asked; the sheet lies over it. */
  readonly pane: HTMLElement | null;
  readonly settle: (token: string | null) => void;
}

export const useApprovals = create<{ readonly request: ApprovalRequest | null }>(() => ({ request: null }));

/** Resolves with a one-time token, or null when nobody approved. A later request puts an earlier one away. */
export function askApproval(wanted: Omit<ApprovalRequest, 'settle'>): Promise<string | null> {
  useApprovals.getState().request?.settle(null);
  return new Promise((resolve) => {
    const settle = (token: string | null): void => {
      useApprovals.setState({ request: null });
      resolve(token);
    };
    useApprovals.setState({ request: { ...wanted, settle } });
  });
}
