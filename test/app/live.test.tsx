import { act, fireEvent, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { useLive } from '../../src/renderer/app/ask.ts';
import { api, connectTo } from '../../src/renderer/app/client.ts';
import { show } from './show.tsx';

function Lists() {
  const { data = [] } = useLive(api.catalogue.priceLists, {});
  return <output>{data.map(({ name }) => name).join(', ')}</output>;
}

/** Two screens that look at the same thing, one after the other. */
function Screens() {
  const [second, setSecond] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setSecond(true)}>
        Next
      </button>
      {second ? <Lists key="second" /> : <Lists key="first" />}
    </>
  );
}

test('a screen that follows another goes on hearing of changes', async () => {
  const said: ((names: readonly string[]) => void)[] = [];
  async function* stream(signal: AbortSignal | undefined) {
    let names: readonly string[] = ['Wholesale'];
    while (!signal?.aborted) {
      yield names.map((name) => ({ id: name, name }));
      names = await new Promise<readonly string[]>((resolve) => said.push(resolve));
    }
  }
  connectTo({ call: async (_path, _input, { signal }) => stream(signal) });
  const { getByText, getByRole } = show(<Screens />);
  await waitFor(() => expect(getByRole('status').textContent).toBe('Wholesale'));
  fireEvent.click(getByText('Next'));
  await waitFor(() => expect(said.length).toBe(2));
  expect(getByRole('status').textContent).toBe('Wholesale');
  await act(async () => said.at(-1)?.(['Staff']));
  await waitFor(() => expect(getByRole('status').textContent).toBe('Staff'));
});
