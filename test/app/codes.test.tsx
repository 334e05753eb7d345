/** The page of barcodes in the settings, on a real till: patterns are written, codes tried out, all of it saved. */
import { act, configure, fireEvent, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { checkDigitOf } from '../../src/domain/kit/barcode.ts';
import { must, ok } from '../../src/domain/kit/result.ts';
import { barcode, item } from '../../src/main/areas/catalogue/tables.ts';
import { companySetting } from '../../src/main/areas/setting/tables.ts';
import { connectTo, queryClient } from '../../src/renderer/app/client.ts';
import { scans } from '../../src/renderer/app/scan-queue.ts';
import { useSession } from '../../src/renderer/app/session.ts';
import { CodeTester } from '../../src/renderer/areas/setting/code-tester.tsx';
import { FormContext, type ShownSettings } from '../../src/renderer/areas/setting/form.ts';
import { fields } from '../../src/renderer/areas/setting/setting-field.tsx';
import { openTestTill, type TestTill } from '../kit/till.ts';
import { show, withHotkeys } from './show.tsx';

// A real till opens its files; how fast is no concern of this page.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
configure({ asyncUtilTimeout: 20_000 });
withHotkeys();

const GS = '\u001d';
const closed = (body: string): string => `${body}${checkDigitOf(body)}`;
let till: TestTill;
let settings: ShownSettings;

beforeEach(async () => {
  till = await openTestTill();
  const done = till.kit.ledger.commit(
    { id: till.id(), command: 'test.stock', actor: { userId: null, name: 'test' } },
    (tx) => {
      const [apples, milk] = [till.id(), till.id()];
      tx.save(companySetting, 'shop.currency', { value: 'KGS' });
      const kg = { unit: 'kg', decimals: 3, weighed: true };
      tx.save(item, apples, { name: 'Apples', plu: '42', priceMinor: 12_000, ...kg });
      tx.save(item, milk, { name: 'Milk', priceMinor: 9000 });
      tx.save(barcode, till.id(), { code: '4600439931256', itemId: milk });
      return ok(null);
    },
  );
  must(done.ok || null, 'stocked');
  const client = till.clientFor('owner');
  connectTo({
    call: async (path, input) => {
      type Node = { [name: string]: Node } & ((input: unknown) => Promise<unknown>);
      return path.reduce((node, name) => must(node[name], name), client as unknown as Node)(input);
    },
  });
  for await (const now of await client.setting.settings({})) {
    settings = now;
    break;
  }
});
afterEach(() => {
  queryClient.clear();
  useSession.setState({ token: null, user: null });
});

function page() {
  const Patterns = fields['code.patterns'];
  const tree = () => (
    <FormContext
      value={{
        settings,
        changes: {},
        branchId: undefined,
        chooseBranch: () => {},
        isComing: false,
        change: (key, value) => {
          settings = { ...settings, [key]: value };
        },
        places: null,
        changePlaces: () => {},
      }}
    >
      <Patterns />
      <CodeTester />
    </FormContext>
  );
  return show(tree());
}

const scan = (code: string) => act(async () => void scans.push({ code, at: 0 }));

describe('a code tried out', () => {
  test('that a scale printed is explained step by step', async () => {
    const { findByText, getByText } = page();
    await scan('2100042003507');
    expect(await findByText('Pattern 2.IIIIIWWWWWC, prefix 2.')).toBeTruthy();
    expect(getByText('Check digit 7 is right.')).toBeTruthy();
    expect(getByText('Item code 00042: Apples.')).toBeTruthy();
    expect(getByText('Goes into the basket')).toBeTruthy();
    expect(getByText(/0\.350/)).toBeTruthy();
  });

  test('with a wrong check digit says what it must be', async () => {
    const { findByText, getByText } = page();
    await scan('2100042003508');
    expect(await findByText('Check digit 8, must be 7.')).toBeTruthy();
    expect(getByText(/Scan again or type the item in/)).toBeTruthy();
  });

  test('that marks one piece shows its elements, separators and whether it is sold', async () => {
    const { findByText, getByText, getByRole } = page();
    await scan(`]d2010460043993125621a1B2c3${GS}93dGVz`);
    expect(await findByText('The scanner says: GS1 DataMatrix ]d2.')).toBeTruthy();
    expect(getByText('(21) Serial: a1B2c3')).toBeTruthy();
    expect(getByText('GTIN 04600439931256: Milk.')).toBeTruthy();
    expect(getByText('Marking code of one piece: 010460043993125621a1B2c3.')).toBeTruthy();
    expect(getByText('Not sold yet.')).toBeTruthy();
    expect((getByRole('searchbox') as HTMLInputElement).value).toContain('a1B2c3<GS>93dGVz');
  });

  test('may be typed', async () => {
    const { getByRole, findByText } = page();
    fireEvent.change(getByRole('searchbox'), {
      target: { value: '(01)04600439931256(3103)000350(17)200131' },
    });
    expect(await findByText('(3103) Net weight, kg: 0.350')).toBeTruthy();
    expect(await findByText('Past its date: 31 Jan 2020.')).toBeTruthy();
  });
});

describe('a pattern', () => {
  test('that is wrong says why at once, and the others go on to count', async () => {
    settings = {
      ...settings,
      'code.patterns': [...settings['code.patterns'], { pattern: '22IIIIIPPPP', decimals: 2 }],
    };
    const { getByText, findByText } = page();
    expect(getByText(/C at the end/)).toBeTruthy();
    await scan('2100042003507');
    expect(await findByText('Item code 00042: Apples.')).toBeTruthy();
  });

  test('that is new counts for the code tried out before it is saved', async () => {
    const { getByText, unmount } = page();
    fireEvent.click(getByText('Add a pattern'));
    expect(settings['code.patterns'].map(({ pattern }) => pattern)).toEqual([
      '2.IIIIIWWWWWC',
      '20IIIIIWWWWWC',
    ]);
    unmount();
    settings = { ...settings, 'code.patterns': [{ pattern: '22IIIIIPPPPPC', decimals: 2 }] };
    const { findByText } = page();
    await scan(closed('220004201250'));
    expect(await findByText('Pattern 22IIIIIPPPPPC, prefix 22.')).toBeTruthy();
  });

  test('that clashes is not saved', async () => {
    const { setting } = till.clientFor('owner');
    const twice = [...settings['code.patterns'], ...settings['code.patterns']];
    const save = setting.saveSettings({ commandId: till.id(), changes: { 'code.patterns': twice } });
    await waitFor(() => expect(save).rejects.toMatchObject({ code: 'BAD_REQUEST' }));
  });
});
