/** The built counter over HTTP: files of one folder, nothing above it. */
import { createReadStream, type Stats, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { contentSecurityPolicy } from '../policy.ts';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wav': 'audio/wav',
};

/** `onFault` hears of a file that could not be read to its end. */
export function pages(
  root: string,
  onFault: (error: unknown) => void,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const file = fileOf(root, request.url ?? '/');
    const stats = file === null ? null : statOf(file);
    if (file === null || !stats?.isFile()) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found');
      return;
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': stats.size,
      'content-security-policy': contentSecurityPolicy,
      // Hashed names never change their content; the page itself is asked for anew.
      'cache-control': file.includes(`${sep}assets${sep}`)
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
    });
    if (request.method === 'HEAD') response.end();
    // A browser that goes away in the middle is no fault of ours.
    else
      pipeline(createReadStream(file), response, (error) => {
        if (error && error.code !== 'ERR_STREAM_PREMATURE_CLOSE') onFault(error);
      });
  };
}

/** The file under `root` that an address names; null when it names one outside. */
export function fileOf(root: string, url: string): string | null {
  if (!URL.canParse(url, 'http://till')) return null;
  const { pathname } = new URL(url, 'http://till');
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  const file = normalize(join(root, extname(path) ? path : 'index.html'));
  return file.startsWith(root + sep) && !path.includes('\0') ? file : null;
}

function statOf(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}
