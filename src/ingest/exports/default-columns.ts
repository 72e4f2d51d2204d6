import type { ExportField, ExportKind, Platform } from './export-format';

type Columns = Partial<Record<ExportField, readonly string[]>>;

/** Headers by which a field is known, compared without case and punctuation; the first that the file has counts. */
const COMMON: Columns = {
  company: ['company name', 'account name', 'customer name', 'company', 'account', 'customer', 'organization'],
  domain: ['domain', 'website', 'company domain', 'account domain'],
  by_email: ['author email', 'owner email', 'user email', 'created by email', 'csm email', 'assigned to email'],
};

/**
 * Per platform, whose a row is. Gainsight: https://support.gainsight.com/gainsight_nxt/Gainsight_Object_Glossary (object glossary). The others from
 * memory: what their exports are called depends on the report that was built, and a map says otherwise.
 */
const ACCOUNTS: Readonly<Record<Platform, Columns>> = {
  delighted: {
    account_id: ['account id', 'properties account id', 'person properties account id'],
    email: ['email', 'person email', 'customer email'],
  },
  gainsight: {
    key: ['company id', 'gsid', 'company gsid'],
    crm_id: ['sfdc account id', 'sfdcaccountid', 'salesforce account id', 'crm id'],
    account_id: ['external id', 'company external id', 'account id'],
  },
  totango: { account_id: ['account id', 'id'], crm_id: ['salesforce account id', 'crm account id', 'sfdc id'] },
  churnzero: {
    account_id: ['account external id', 'accountexternalid', 'external account id'],
    crm_id: ['account external id', 'accountexternalid', 'crm id'], // mostly the CRM's own
    key: ['account id', 'accountid'],
  },
  vitally: { key: ['account id', 'vitally id'], account_id: ['external id', 'account external id'] },
};

/** Gainsight's timeline by its glossary; all else from memory. */
const KINDS: Readonly<Record<ExportKind, Columns>> = {
  responses: {
    id: ['response id', 'survey response id', 'id'],
    score: ['score', 'rating', 'nps score'],
    text: ['comment', 'feedback', 'answer'],
    at: ['response created at', 'responded at', 'created at', 'response time', 'response date', 'date'],
    type: ['survey type'],
  },
  scorecard: {
    id: ['record id', 'scorecard fact id'],
    at: ['snapshot date', 'score date', 'modified date', 'last modified date', 'updated at', 'date', 'created at'],
    score: ['score', 'overall score', 'current score', 'health score', 'churnscore', 'score value'],
    band: ['score label', 'label', 'grade', 'color', 'health', 'health status', 'account health'],
    measure: ['measure name', 'measure', 'scorecard measure', 'score name', 'scorecard'],
    text: ['comments', 'comment', 'notes', 'description'],
  },
  timeline: {
    id: ['activity id', 'activity gsid', 'touchpoint id', 'note id', 'conversation id', 'record id', 'id'],
    at: ['activity date', 'touchpoint date', 'note date', 'event date', 'date', 'created date', 'created at'],
    type: ['activity type', 'activity type name', 'touchpoint type', 'type', 'category', 'note category'],
    subject: ['subject', 'title', 'summary'],
    text: ['notes', 'note', 'content', 'description', 'body'],
    attended: ['attended'],
  },
  cta: {
    id: ['cta id', 'task id', 'record id', 'id'],
    subject: ['cta name', 'task name', 'name', 'title', 'subject'],
    type: ['cta type', 'type name', 'type', 'reason'],
    status: ['status', 'state'],
    opened_at: ['created date', 'created at', 'opened at'],
    due_on: ['due date', 'due at'],
    at: ['closed date', 'closed at', 'completed date', 'completed at', 'completion date'],
    text: ['comments', 'comment', 'notes', 'description'],
  },
};

export const DEFAULT_KIND: Readonly<Record<Platform, ExportKind | null>> = {
  delighted: 'responses',
  gainsight: null,
  totango: null,
  churnzero: null,
  vitally: null,
};

export const listDefaultColumns = (platform: Platform, kind: ExportKind): Columns => ({
  ...COMMON,
  ...KINDS[kind],
  ...ACCOUNTS[platform],
});
