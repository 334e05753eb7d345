/** The console's page as far as HTTP goes: one cookie, and the header that shows that it is ours. */
export interface PageReply {
  readonly status: number;
  // Looked at by tests only, as it came.
  readonly body: Record<string, unknown> & { [at: number]: Record<string, unknown>; length?: number };
  readonly cookie: string;
}

export class Page {
  readonly address: string;
  cookie = '';

  constructor(address: string) {
    this.address = address;
  }

  get = (path: string): Promise<PageReply> => this.#ask(path, { method: 'GET' });

  post = (path: string, body: object, headers: Record<string, string> = { 'x-dukkan-console': '1' }) =>
    this.#ask(path, { method: 'POST', body: JSON.stringify(body), headers });

  async #ask(path: string, init: RequestInit): Promise<PageReply> {
    const headers = { 'content-type': 'application/json', cookie: this.cookie, ...init.headers };
    const response = await fetch(`${this.address}/console/api${path}`, { ...init, headers });
    const cookie = response.headers.get('set-cookie') ?? '';
    if (cookie) this.cookie = cookie.split(';')[0] ?? '';
    return { status: response.status, body: (await response.json()) as PageReply['body'], cookie };
  }
}
