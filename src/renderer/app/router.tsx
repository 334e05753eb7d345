/** Hash routes, so that one bundle works on app:// and http://; built from the areas' screens. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  useRouterState,
} from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { Permission } from '../../domain/kit/permissions.ts';
import type { Area, Screen, ScreenComponent } from './area.ts';
import { useIsBackOffice } from './branches.ts';
import { Broken, Coming, NotAllowed, NotFound } from './layout/dead-ends.tsx';
import { Frame } from './layout/frame.tsx';
import { useMay, useSession } from './session.ts';

export function makeRouter(areas: readonly Area[]) {
  const gates = areas.flatMap((area) => (area.Gate ? [area.Gate] : []));
  const root = createRootRoute({
    component: () => (
      <Gates gates={gates}>
        <Frame areas={areas}>
          <Outlet />
        </Frame>
      </Gates>
    ),
    notFoundComponent: NotFound,
  });
  const screens = areas.flatMap((area) => area.screens ?? []);
  const routes = screens.map((screen) =>
    createRoute({ getParentRoute: () => root, path: screen.path, component: guarded(screen) }),
  );
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Home areas={areas} />,
  });
  return createRouter({
    routeTree: root.addChildren([home, ...routes]),
    history: createHashHistory(),
    defaultErrorComponent: Broken,
    defaultPendingComponent: Coming,
    defaultPendingMinMs: 0,
    defaultPreload: 'intent',
  });
}

/** The first screen of the rail that this user may open; a back office begins with what it is there for. */
function Home({ areas }: { readonly areas: readonly Area[] }) {
  const held = useSession((session) => session.user?.permissions ?? nothing);
  const isBackOffice = useIsBackOffice();
  // Who went on before the till said what it is stays there.
  const isLeft = useRouterState({ select: ({ location }) => location.pathname !== '/' });
  if (isBackOffice === undefined || isLeft) return null;
  const open = areas
    .flatMap((area) => area.rail ?? [])
    .filter(({ need }) => need === 'signedIn' || held.includes(need));
  const first = (isBackOffice && open.find(({ need }) => need === 'report.view')) || open[0];
  return first ? <Navigate to={first.path} replace /> : <NotAllowed />;
}

const nothing: readonly Permission[] = [];

interface GatesProps {
  readonly gates: readonly ComponentType<{ readonly children: ReactNode }>[];
  readonly children: ReactNode;
}

function Gates({ gates: [Gate, ...inner], children }: GatesProps): ReactNode {
  if (!Gate) return children;
  return (
    <Gate>
      <Gates gates={inner}>{children}</Gates>
    </Gate>
  );
}

function guarded({ screen: Drawn, need }: Screen): ScreenComponent {
  const Guarded =
    need === 'signedIn'
      ? function SignedInScreen() {
          return useSession((session) => session.user !== null) ? <Drawn /> : <NotAllowed />;
        }
      : function GuardedScreen() {
          return useMay(need) ? <Drawn /> : <NotAllowed />;
        };
  // The screen before stays until a lazy one has come, and pointing at a way to it already calls it.
  return Object.assign(Guarded, Drawn.preload && { preload: Drawn.preload });
}
