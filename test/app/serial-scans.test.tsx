/** What a scanner on a serial line read, fetched by the window at the counter. */
import { act, cleanup, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectTo } from '../../src/renderer/app/client.ts';
import { useScan } from '../../src/renderer/app/scan-queue.ts';
import { useSerialScans } from '../../src/renderer/app/serial-scans.ts';
import { lock, signedIn, signedOut } from '../../src/renderer/app/session.ts';
import { show } from './show.tsx';

/** A till with a desk for codes: what waits is given once. */
class Desk {
  newest = 0;
  readonly asked: (number | null)[] = [];
  #waiting: { n: number; code: string }[] = [];
  #tell: () => void = () => undefined;

  put(...codes: readonly string[]): void {
    for (const code of codes) {
      this.newest += 1;
      this.#waiting.push({ n: this.newest, code });
    }
    this.#tell();
  }

  take({ after }: { after: number | null }): object[] {
    this.asked.push(after);
    const given = after === null ? [] : this.#waiting;
    this.#waiting = [];
    return given;
  }

  async *stream(signal: AbortSignal | undefined): AsyncGenerator<object> {
    while (!signal?.aborted) {
      yield { newest: this.newest };
      await new Promise<void>((resolve) => {
        this.#tell = resolve;
      });
    }
  }
}

let desk: Desk;
let got: string[];
beforeEach(() => {
  desk = new Desk();
  got = [];
  connectTo({
    call: async (path, input, { signal }) =>
      path[1] === 'scanned' ? desk.stream(signal) : desk.take(input as { after: number | null }),
  });
  signedIn('a-token', { permissions: [] } as never);
});
afterEach(() => {
  cleanup();
  signedOut();
});

function Counter() {
  useSerialScans();
  useScan(({ code }) => got.push(code));
  return <input data-testid="field" data-accept-barcode />;
}

const opened = () => waitFor(() => expect(desk.asked).toContain(0));

test('codes come in order, and nothing from before', async () => {
  desk.put('before');
  show(<Counter />);
  await opened();
  await act(async () => desk.put('111111', '222222'));
  await act(async () => desk.put('333333'));
  await waitFor(() => expect(got).toEqual(['111111', '222222', '333333']));
  expect(desk.asked[0]).toBeNull();
});

test('a field for codes has the code as its text', async () => {
  const { getByTestId } = show(<Counter />);
  await opened();
  const field = getByTestId('field') as HTMLInputElement;
  field.focus();
  await act(async () => desk.put('111111'));
  await waitFor(() => expect(field.value).toBe('111111'));
  expect(got).toEqual([]);
});

test('a locked counter asks for none', async () => {
  show(<Counter />);
  await opened();
  act(() => lock());
  const asked = desk.asked.length;
  await act(async () => desk.put('111111'));
  expect(desk.asked).toHaveLength(asked);
  expect(got).toEqual([]);
});
