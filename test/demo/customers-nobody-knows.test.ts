import type { UiView } from '../../workspace/ui-contract';
import { listRows } from './reading';
import { useDemo } from './use-demo';

const TOBIAS = 'U0REVOPS1'; // RevOps
const PRIYA = 'U0CSMAMR1';
const GENERAL = 'C0GENERAL';
const WAIT_MS = 20_000;
const STRANGER = 'Castellane Group';

type Block = {
  block_id?: string;
  text?: { text: string };
  accessory?: { action_id: string; value: string; type: string };
};

// One demo, one story: each step begins where the one before it ended.
describe('a customer of Zendesk whom nobody recognised', () => {
  const opened = useDemo('fake');
  const reply = (as: string, says: string) =>
    opened.demo.workspace.waitFor(
      () =>
        opened.demo.workspace
          .readChannel(as, GENERAL)
          .findLast(({ text, blocks }) => `${text}${JSON.stringify(blocks)}`.includes(says)),
      WAIT_MS,
    );
  const whose = async () => {
    const [row] = await listRows<{ accountId: string | null; waiting: number }>(
      opened.demo,
      `select account_id as "accountId", (select count(*)::int from waiting_facts w where w.source = s.source and w.account_key = s.key) as waiting
       from source_accounts s where name = $1`,
      [STRANGER],
    );
    return row;
  };

  it('keeps its tickets waiting, and its account has none', async () => {
    const before = await whose();
    expect(before?.accountId).toBeNull();
    expect(before?.waiting).toBeGreaterThan(10);
  });

  it('is shown to RevOps by name on /health freshness, and to others as a number', async () => {
    await opened.demo.workspace.command(PRIYA, GENERAL, '/health freshness');
    const others = await reply(PRIYA, 'Customers nobody recognised');
    expect(JSON.stringify(others.blocks)).not.toContain(STRANGER);
    await opened.demo.workspace.command(TOBIAS, GENERAL, '/health freshness');
    const theirs = await reply(TOBIAS, 'Customers nobody recognised');
    for (const name of [STRANGER, 'Kestrelby Group']) expect(JSON.stringify(theirs.blocks)).toContain(name);
  });

  /** Presses Match beside the customer; the form that opens. */
  const pressMatch = async (): Promise<UiView> => {
    const { workspace } = opened.demo;
    const message = await reply(TOBIAS, 'Customers nobody recognised');
    const row = (message.blocks as Block[]).find(({ text }) => text?.text.includes(STRANGER));
    if (row?.accessory === undefined || row.block_id === undefined) throw new Error('there is no button to press');
    const pressed = await workspace.action({
      as: TOBIAS,
      container: { type: 'message', channelId: GENERAL, ts: message.ts },
      blockId: row.block_id,
      action: row.accessory,
      values: {},
    });
    expect(pressed).toEqual({ ok: true });
    return workspace.waitFor<UiView>(() => workspace.modals(TOBIAS).at(-1), WAIT_MS);
  };

  /** Whose tickets those are, as a person would know. */
  const getOwner = async (): Promise<{ id: string; name: string }> => {
    const [account] = await listRows<{ id: string; name: string }>(
      opened.demo,
      `select account_id as id, name from accounts a where name like 'Castellane %'
         and not exists (select 1 from tickets t where t.account_id = a.account_id)`,
    );
    if (account === undefined) throw new Error('every Castellane has tickets');
    return account;
  };

  it('R227: is matched by a person in Slack, and what waited lands at once', async () => {
    const before = await whose();
    const account = await getOwner();
    const modal = await pressMatch();
    const option = { text: { type: 'plain_text', text: account.name }, value: account.id };
    const submitted = await opened.demo.workspace.submitView(TOBIAS, modal.id, {
      match_what: { match_what: { type: 'static_select', selected_option: { value: 'account' } } },
      find_account: { find_account: { type: 'external_select', selected_option: option } },
    });
    expect(submitted).toMatchObject({ ok: true });
    expect((await reply(TOBIAS, 'Landed: ')).text).toContain(account.name);
    expect(await whose()).toEqual({ accountId: account.id, waiting: 0 });
    const landed = await listRows(opened.demo, 'select 1 from tickets where account_id = $1', [account.id]);
    expect(landed).toHaveLength(before?.waiting ?? 0);
  });
});
