import { contactsOf } from '../world/contacts-of';
import { churnDayOf, type Course } from '../world/customer';
import type { World } from '../world/create-world';
import { listReps, type Member, type Staff } from '../world/draw-staff';
import { termsOf } from '../world/terms-of';
import type { Row } from './tables';

/** The account as the CRM has it at the end of a day: whoever has left stands there without money or renewal. */
export function accountRow({ calendar }: World, course: Course, day: number): Row<'accounts'> {
  const { customer } = course;
  const term = termsOf(course, day).at(-1);
  const isGone = day >= (churnDayOf(course) ?? Infinity);
  return {
    account_id: customer.accountId,
    name: customer.name,
    segment: customer.segment,
    industry: customer.industry,
    plan: customer.plan,
    arr: isGone ? '0' : String(term?.arr ?? customer.arr),
    currency: 'USD',
    created_on: calendar.on(customer.createdDay),
    renewal_on: isGone || term === undefined ? '' : calendar.on(term.endDay),
    notice_days: '30',
    seats_purchased: String(term?.seats ?? customer.seats),
    features_purchased: String(customer.featuresPurchased),
    api_limit_monthly: String(customer.apiLimitMonthly),
    ae_email: customer.aeEmail,
    csm_email: customer.csmEmail,
    pod: customer.pod,
  };
}

export function termRows({ calendar }: World, course: Course, day: number): Row<'subscriptions'>[] {
  return termsOf(course, day).map((term) => ({
    account_id: course.customer.accountId,
    subscription_id: term.subscriptionId,
    started_on: calendar.on(term.startDay),
    ends_on: calendar.on(term.endDay),
    arr: String(term.arr),
    seats: String(term.seats),
    plan: course.customer.plan,
  }));
}

export function contactRows(world: World, course: Course, day: number): Row<'contacts'>[] {
  const { calendar } = world;
  return contactsOf(world, course, day).map((contact) => ({
    account_id: course.customer.accountId,
    contact_id: contact.contactId,
    name: contact.name,
    role: contact.role,
    department: contact.department,
    last_seen_at: contact.lastSeenDay === null ? '' : calendar.at(contact.lastSeenDay, 10, 0),
    left_on: contact.leftDay === null ? '' : calendar.on(contact.leftDay),
  }));
}

/** What became of a customer, on the day it did. */
export function outcomeRows({ calendar }: World, course: Course, day: number): Row<'outcomes'>[] {
  if (churnDayOf(course) !== day) return [];
  const { accountId, arr } = course.customer;
  return [{ account_id: accountId, effective_on: calendar.on(day), outcome: 'churned', arr_change: String(-arr) }];
}

export function peopleRows(staff: Staff): Row<'people'>[] {
  return [...listReps(staff), ...staff.pods.map(({ manager }) => manager), staff.revops].map(toPersonRow);
}

function toPersonRow(person: Member): Row<'people'> {
  return {
    email: person.email,
    name: person.name,
    role: person.role,
    pod: person.pod,
    manager_email: person.managerEmail,
    slack_user_id: person.slackId,
  };
}

export function podRows({ pods }: Staff): Row<'pods'>[] {
  return pods.map(({ name, channelId, manager }) => ({
    pod: name,
    channel: channelId,
    manager_email: manager.email,
    pilot: 'true',
  }));
}
