import type { AccountHint } from '../pull/connector';

/** A group of product analytics as a customer: most products send their own account id as the group's, so it is tried as that first. */
export const groupHint = (groupId: string): AccountHint => ({ key: groupId, externalId: groupId });
