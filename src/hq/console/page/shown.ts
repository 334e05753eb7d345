/** What the pages of the console show, and what each is given. */
import type { api } from './api.ts';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly operator: boolean;
  readonly totp: boolean;
}

export interface PageProps {
  readonly company: string;
  readonly person: Person;
}

export interface Branch {
  readonly id: string;
  readonly code: string;
  readonly name: string;
}
export type Till = Awaited<ReturnType<typeof api.tills.list.call>>[number];
