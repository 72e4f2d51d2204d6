import type { NextStep } from '../domain/next-step';
import { escapeMrkdwn } from './mrkdwn';
import { dayOf } from './wording';

/** "call again, Fri 4 Dec"; only the day, or only the words, where the other was not given. Escaped. */
export function sayNextStep({ text, on }: NextStep, limit: number): string {
  const parts = [
    text === null ? null : escapeMrkdwn(text.replace(/[.\s]+$/u, ''), limit),
    on === null ? null : dayOf(on),
  ];
  return parts.filter((part) => part !== null).join(', ');
}
