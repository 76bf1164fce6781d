import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { CallError } from "./callError.ts";
import { pages } from "./routes.tsx";
import { ErrorPage } from "./shell/ErrorPage.tsx";
import { NotFound } from "./shell/NotFound.tsx";
import { PageSkeleton } from "./shell/PageSkeleton.tsx";
import { Shell } from "./shell/Shell.tsx";
import { whoAmIQuestion } from "./whoAmI.ts";

interface Context {
  queries: QueryClient;
}

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound });

/** Everything behind it has asked who is there; who is not signed in is sent to the door and back afterwards. */
async function signedIn({ context, location }: { context: Context; location: { href: string } }) {
  try {
    return await context.queries.ensureQueryData(whoAmIQuestion());
  } catch (error) {
    if (error instanceof CallError && error.status === 401) {
      throw redirect({ to: "/sign-in", search: { next: location.href } });
    }
    throw error;
  }
}

const doors = [
  { path: "/sign-in", load: () => import("./door/SignIn.tsx"), page: "SignIn" },
  { path: "/setup", load: () => import("./door/Setup.tsx"), page: "Setup" },
  { path: "/invitation", load: () => import("./door/Invitation.tsx"), page: "Invitation" },
] as const;

export function makeRouter(queries: QueryClient) {
  const start = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: async (at) => {
      const me = await signedIn(at);
      throw redirect({ to: me.hasData ? "/overview" : "/welcome" });
    },
  });
  const welcome = createRoute({
    getParentRoute: () => root,
    path: "/welcome",
    beforeLoad: async (at) => {
      await signedIn(at);
    },
    component: lazyRouteComponent(() => import("./welcome/Page.tsx"), "Page"),
  });
  const outside = doors.map((door) =>
    createRoute({
      getParentRoute: () => root,
      path: door.path,
      component: lazyRouteComponent(
        door.load as () => Promise<Record<string, () => React.ReactNode>>,
        door.page,
      ),
    }),
  );
  const shell = createRoute({
    getParentRoute: () => root,
    id: "shell",
    component: Shell,
    beforeLoad: async (at) => {
      await signedIn(at);
    },
  });
  const inside = pages.map((page) =>
    createRoute({
      getParentRoute: () => shell,
      path: page.path,
      component: lazyRouteComponent(page.load, "Page"),
      pendingComponent: () => <PageSkeleton />,
      errorComponent: ErrorPage,
    }),
  );
  return createRouter({
    routeTree: root.addChildren([start, welcome, ...outside, shell.addChildren(inside)]),
    context: { queries },
    defaultErrorComponent: ErrorPage,
    defaultPendingMs: 150,
    defaultPreload: "intent",
    scrollRestoration: true,
    // Addresses are read by people: plain strings, no JSON.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const kept = Object.entries(search).filter(([, value]) => value !== undefined && value !== "");
      const text = new URLSearchParams(kept.map(([key, value]) => [key, String(value)])).toString();
      return text ? `?${text}` : "";
    },
  });
}
