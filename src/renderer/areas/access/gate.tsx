/** Nobody passes without a PIN; a locked window waits for it again, its work kept behind. */
import { Fragment, type ReactNode, useEffect } from 'react';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { refreshed, useSession } from '../../app/session.ts';
import { SignIn } from './sign-in.tsx';

export function AccessGate({ children }: { readonly children: ReactNode }) {
  const { token, user, locked } = useSession();
  const session = useLive(api.access.session, token ? {} : null);
  const current = token ? session.data : undefined;
  useEffect(() => {
    if (current) refreshed(current);
  }, [current]);
  if (!token) return <SignIn locked={null} />;
  if (!user) return null;
  return (
    <>
      <div style={{ display: locked ? 'none' : 'contents' }} inert={locked}>
        <Fragment key={token}>{children}</Fragment>
      </div>
      {locked && <SignIn locked={user} />}
    </>
  );
}
