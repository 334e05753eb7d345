/** The API's document and the page to read it by, over HTTP. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from '../policy.ts';
import { type ApiDocument, apiDocument } from './api-document.ts';
import { referencePage } from './reference.ts';

/** Answers `/api/openapi.json` and the page at `/api`; false when the request is for something else. */
export function apiPages(
  contract: object,
  onFault: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  let document: Promise<ApiDocument> | null = null;
  const pages: Record<string, readonly [type: string, text: (document: ApiDocument) => string]> = {
    '/api': ['text/html; charset=utf-8', referencePage],
    '/api/': ['text/html; charset=utf-8', referencePage],
    '/api/openapi.json': ['application/json; charset=utf-8', (made) => JSON.stringify(made)],
  };
  return (request, response) => {
    const page = pages[(request.url ?? '').split('?')[0] ?? ''];
    if (!page || request.method !== 'GET') return false;
    const [type, textOf] = page;
    document ??= apiDocument(contract);
    document.then(
      (made) => {
        const headers = { 'content-type': type, 'content-security-policy': contentSecurityPolicy };
        response.writeHead(200, headers).end(textOf(made));
      },
      (error: unknown) => {
        document = null;
        onFault(error);
        response.writeHead(500).end();
      },
    );
    return true;
  };
}
