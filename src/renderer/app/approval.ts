/** A manager's yes on the spot: commands ask here, the approval sheet answers. */
import { create } from 'zustand';
import type { Result } from '../../domain/kit/result.ts';

/** How a manager shows who they are. */
export type Proof = { readonly pin: string } | { readonly badge: string };

export interface ApprovalRequest {
  /** The right that is missing. */
  readonly permission: string;
  /** What was refused, in words, when more is known than the right. */
  readonly reason: string | null;
  /** The pane that asked; the sheet lies over it. */
  readonly pane: HTMLElement | null;
  readonly settle: (token: string | null) => void;
}

export const useApprovals = create<{ readonly request: ApprovalRequest | null }>(() => ({ request: null }));

/** Resolves with a one-time token, or null when nobody approved. One request at a time: a later one waits for none. */
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

export type Approver = (permission: string, proof: Proof) => Promise<Result<string>>;

let approver: Approver | null = null;

/** The access area says how a proof becomes a token. */
export const approveBy = (by: Approver): void => void (approver = by);
export const currentApprover = (): Approver | null => approver;
