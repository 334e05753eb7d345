/** Hash routes, so that one bundle works on app:// and http://; built from the areas' screens. */
import { createHashHistory, createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import type { ComponentType, ReactNode } from 'react';
import type { Area, Screen, ScreenComponent } from './area.ts';
import { Broken, NotAllowed, NotFound } from './layout/dead-ends.tsx';
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
  const first = areas.flatMap((area) => area.rail ?? []).at(0)?.path;
  const screens = areas.flatMap((area) => area.screens ?? []);
  const routes = screens.map((screen) =>
    createRoute({ getParentRoute: () => root, path: screen.path, component: guarded(screen) }),
  );
  const home = screens.find((screen) => screen.path === first);
  const atHome = home ? [createRoute({ getParentRoute: () => root, path: '/', component: guarded(home) })] : [];
  return createRouter({
    routeTree: root.addChildren([...atHome, ...routes]),
    history: createHashHistory(),
    defaultErrorComponent: Broken,
    defaultPendingMinMs: 0,
    defaultPreload: 'intent',
  });
}

function Gates({ gates, children }: { gates: readonly ComponentType<{ children: ReactNode }>[]; children: ReactNode }) {
  return gates.reduceRight((inner, Gate) => <Gate>{inner}</Gate>, children);
}

function guarded({ screen: Drawn, need }: Screen): ScreenComponent {
  return need === 'signedIn'
    ? function SignedInScreen() {
        return useSession((session) => session.user !== null) ? <Drawn /> : <NotAllowed />;
      }
    : function GuardedScreen() {
        return useMay(need) ? <Drawn /> : <NotAllowed />;
      };
}
