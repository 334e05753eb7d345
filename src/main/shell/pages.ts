/** Our own pages under app://dukkan: only the renderer's folder, always under the content security policy. */
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import { fileOf } from '../doors/pages.ts';
import { rendererDir } from '../paths.ts';
import { contentSecurityPolicy } from '../policy.ts';

export const pagesOrigin = 'app://dukkan';

/** Before the app is ready: makes app: a standard, secure scheme. */
export function declarePages(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

export function servePages(): void {
  protocol.handle('app', async (request) => {
    const ours = new URL(request.url).host === new URL(pagesOrigin).host;
    const file = ours ? fileOf(rendererDir, request.url) : null;
    if (request.method !== 'GET' || file === null) return new Response(null, { status: 404 });
    const answer = await net.fetch(pathToFileURL(file).href).catch(() => null);
    if (!answer?.ok) return new Response(null, { status: 404 });
    const headers = new Headers(answer.headers);
    headers.set('content-security-policy', contentSecurityPolicy);
    headers.set('x-content-type-options', 'nosniff');
    return new Response(answer.body, { status: answer.status, headers });
  });
}
