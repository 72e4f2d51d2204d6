import type { Demo } from '../../demo/run/open-demo';
import { listRows } from './reading';
import { useDemo } from './use-demo';

type Health = { accountId: string; score: number; band: string };
const THUMB_POINTS = 1; // Zendesk's older CSAT is a thumb: of five points, four and five are as good, one to three as bad

const listHealth = (demo: Demo): Promise<Health[]> =>
  listRows<Health>(demo, 'select account_id as "accountId", score, band from account_health order by account_id');

describe('the sample company, from stand-ins of its systems and from files', () => {
  const fake = useDemo('fake');
  const files = useDemo('files');

  it('has the same accounts, with the same contract and the same people', async () => {
    const columns =
      'account_id, name, segment, industry, plan, arr::text, currency, created_on, renewal_on, seats_purchased, ae_email, csm_email, pod';
    const [ours, theirs] = await Promise.all(
      [fake, files].map(({ demo }) => listRows(demo, `select ${columns} from accounts order by account_id`)),
    );
    expect(ours).toHaveLength(149);
    expect(ours).toEqual(theirs);
  });

  it('is scored the same, but for a point where a thumb says less than five stars, and for those nobody recognised', async () => {
    const [ours, theirs] = await Promise.all([listHealth(fake.demo), listHealth(files.demo)]);
    const strangers = await listRows<{ name: string }>(
      fake.demo,
      'select name from source_accounts where account_id is null',
    );
    const words = strangers.map(({ name }) => name.split(' ', 1)[0] ?? '');
    const named = await listRows<{ id: string; name: string }>(
      fake.demo,
      'select account_id as id, name from accounts',
    );
    const isStranger = (id: string) =>
      words.some((word) => named.find((one) => one.id === id)?.name.startsWith(`${word} `));
    const other = new Map(theirs.map((one) => [one.accountId, one]));
    const different = ours.filter(({ accountId, score, band }) => {
      const there = other.get(accountId);
      return there === undefined || Math.abs(there.score - score) > THUMB_POINTS || there.band !== band;
    });
    expect(different.filter(({ accountId }) => !isStranger(accountId))).toEqual([]);
  });
});
