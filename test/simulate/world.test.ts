import { type Course, isCustomerOn } from '../../simulate/world/customer';
import { createWorld } from '../../simulate/world/create-world';
import { FATES, natureOf } from '../../simulate/world/fate';
import { invoicesOf } from '../../simulate/world/invoices-of';
import { levelOn } from '../../simulate/world/level';
import { ticketsOf } from '../../simulate/world/tickets-of';
import { touchesOf } from '../../simulate/world/touches-of';
import { usageOf } from '../../simulate/world/usage-of';

const world = createWorld({ seed: 7, days: 180, accounts: 600 });
const courses: Course[] = world.customers.map((customer) => ({ customer, rescuedDay: null }));
const daysOf = (course: Course, from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => usageOf(world, course, from + index));
const courseWith = (kind: keyof typeof FATES): Course => {
  const found = courses.find(({ customer }) => customer.fate?.kind === kind);
  if (found === undefined) throw new Error(`no ${kind} among ${courses.length}`);
  return found;
};

describe('a made-up world', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(createWorld({ seed: 7, days: 180, accounts: 600 }).customers).toEqual(world.customers);
    expect(createWorld({ seed: 8, days: 180, accounts: 600 }).customers).not.toEqual(world.customers);
  });

  it('gives a customer the same life however many others there are', () => {
    const [alone] = createWorld({ seed: 7, days: 180, accounts: 120 }).customers;
    const [first] = createWorld({ seed: 7, days: 180, accounts: 100 }).customers;
    expect(alone).toEqual(first);
  });

  it('lets something happen to a fifth to a quarter of its customers, each kind about as often as it should', () => {
    const fates = world.customers.flatMap(({ fate }) => (fate === null ? [] : [fate]));
    expect(fates.length / 600).toBeGreaterThan(0.17);
    expect(fates.length / 600).toBeLessThan(0.28);
    for (const [kind, { share }] of Object.entries(FATES)) {
      const seen = fates.filter((fate) => fate.kind === kind).length;
      expect(Math.abs(seen - share * 600)).toBeLessThanOrEqual(4 * Math.sqrt(share * 600));
    }
  });

  it('lets nobody leave over what does no harm', () => {
    const leaving = world.customers.flatMap(({ fate }) => (fate !== null && fate.churnDay !== null ? [fate] : []));
    expect(leaving.length).toBeGreaterThan(0);
    expect(leaving.filter((fate) => natureOf(fate) !== 'harm')).toEqual([]);
  });

  it('gives every rep of a pod about 40 accounts', () => {
    expect(world.staff.pods).toHaveLength(5);
    const books = new Map<string, number>();
    for (const { aeEmail } of world.customers) books.set(aeEmail, (books.get(aeEmail) ?? 0) + 1);
    expect(books.size).toBe(15);
    expect(Math.max(...books.values())).toBeLessThan(70);
  });
});

describe('a customer who leaves', () => {
  it('sends no fact from that day on', () => {
    const leaving = courses.filter(({ customer }) => typeof customer.fate?.churnDay === 'number');
    for (const course of leaving) {
      const last = course.customer.fate?.churnDay ?? 0;
      expect(isCustomerOn(course, last - 1)).toBe(true);
      for (const day of [last, last + 1, last + 30])
        expect([
          usageOf(world, course, day),
          ...ticketsOf(world, course, day),
          ...invoicesOf(world, course, day),
          ...touchesOf(world, course, day),
        ]).toEqual([null]);
    }
  });

  it('stays when somebody turned it in time, and uses the product as before within three weeks', () => {
    const course = courseWith('slow_decline');
    const cause = course.customer.fate?.causeDay ?? 0;
    const rescued = { ...course, rescuedDay: cause + 40 };
    expect(levelOn(course, cause + 75)).toBeCloseTo(0.12);
    expect(levelOn(rescued, cause + 40)).toBe(levelOn(course, cause + 40));
    expect(levelOn(rescued, cause + 61)).toBe(1);
    expect(isCustomerOn(rescued, 5_000)).toBe(true);
  });

  it('has the same past, however it goes on', () => {
    const course = courseWith('slow_decline');
    const cause = course.customer.fate?.causeDay ?? 0;
    const rescued = { ...course, rescuedDay: cause + 20 };
    expect(daysOf(rescued, cause - 60, cause + 20)).toEqual(daysOf(course, cause - 60, cause + 20));
    expect(daysOf(rescued, cause + 30, cause + 60)).not.toEqual(daysOf(course, cause + 30, cause + 60));
  });
});

describe('what happens to customers', () => {
  it.each([
    // fate, days after the cause, level of use at least and at most
    ['slow_decline', 0, 1, 1],
    ['slow_decline', 75, 0.119, 0.121],
    ['fast_decline', 10, 0.079, 0.081],
    ['seasonal_dip', 14, 0.349, 0.351],
    ['seasonal_dip', 28, 0.999, 1.001],
    ['p1_handled', 30, 1, 1],
    ['growth', 80, 1.399, 1.401],
  ] as const)('%s leaves after %d days a level of %d to %d', (kind, days, least, most) => {
    const course = courseWith(kind);
    const level = levelOn(course, (course.customer.fate?.causeDay ?? 0) + days);
    expect(level).toBeGreaterThanOrEqual(least);
    expect(level).toBeLessThanOrEqual(most);
  });

  it('makes a bill late on the very day payment trouble begins', () => {
    const course = courseWith('payment_trouble');
    const cause = course.customer.fate?.causeDay ?? 0;
    const bills = Array.from({ length: 60 }, (_, ago) => invoicesOf(world, course, cause - ago)).flat();
    expect(bills.filter(({ dueDay, paidDay }) => dueDay === cause - 1 && paidDay > cause + 60)).toHaveLength(1);
  });

  it('breaks something three times a day for a customer who flaps, each mended two hours later', () => {
    const course = courseWith('flapping');
    const tickets = ticketsOf(world, course, course.customer.fate?.causeDay ?? 0).filter(
      ({ priority }) => priority === 'p1',
    );
    expect(tickets.map(({ openedHour, solvedHour }) => [openedHour % 24, solvedHour - openedHour])).toEqual([[8, 2], [11, 2], [14, 2]]); // prettier-ignore
  });

  it('leaves a P1 that nobody looks after open for three days', () => {
    const course = courseWith('p1_ignored');
    const [ticket] = ticketsOf(world, course, course.customer.fate?.causeDay ?? 0).filter(
      ({ priority }) => priority === 'p1',
    );
    expect(ticket && ticket.solvedHour - ticket.openedHour).toBe(76);
  });
});
