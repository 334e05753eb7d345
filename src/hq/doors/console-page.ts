/** The console's page as it was built: few small files, read once. */
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const built = join(import.meta.dirname, '../../../out/hq-console');

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  // Mantine sets styles inline.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

type ConsolePage = (path: string, request: IncomingMessage, response: ServerResponse) => boolean;

/** True when it answered. Without a build there is no page; the rest of headquarters needs none. */
export function consolePage(folder = built): ConsolePage {
  const files = filesOf(folder);
  return (path, { method, headers }, response) => {
    if (method !== 'GET' && method !== 'HEAD') return false;
    if ((path === '/' || path === '/console') && files.has('index.html')) {
      // What stands behind # in an invitation stays in the browser, and comes along.
      response.writeHead(302, { location: '/console/' }).end();
      return true;
    }
    if (!path.startsWith('/console/')) return false;
    const name = path.slice('/console/'.length) || 'index.html';
    const file = files.get(name);
    if (!file) return false;
    const packed = /\bgzip\b/.test(headers['accept-encoding'] ?? '') ? file.packed : null;
    const bytes = packed ?? file.plain;
    response.writeHead(200, {
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
      vary: 'accept-encoding',
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-length': bytes.length,
      'content-security-policy': contentSecurityPolicy,
      // Hashed names never change their content; the page itself is asked for anew.
      'cache-control': name === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
    });
    response.end(method === 'HEAD' ? undefined : bytes);
    return true;
  };
}

interface PageFile {
  readonly plain: Buffer;
  /** Null where it saves nothing. */
  readonly packed: Buffer | null;
}

function filesOf(folder: string): ReadonlyMap<string, PageFile> {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => Object.hasOwn(types, extname(name)));
    return new Map(
      files.map((name) => {
        const plain = readFileSync(join(folder, name));
        const packed = extname(name) === '.woff2' ? null : gzipSync(plain);
        return [name.replaceAll('\\', '/'), { plain, packed }];
      }),
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
}
