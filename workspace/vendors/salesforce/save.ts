import { z } from 'zod';
import { SALESFORCE_OBJECTS } from './objects';
import { toText } from './soql';
import type { SalesforceStore } from './store';

const Body = z.object({
  allOrNone: z.boolean().optional(),
  records: z.array(z.looseObject({ attributes: z.object({ type: z.string() }), id: z.string().optional() })).max(200),
});
type SentRecord = z.output<typeof Body>['records'][number];
type Saved = {
  id: string | null;
  success: boolean;
  errors: { statusCode: string; message: string; fields: string[] }[];
};

/** Updates by record id: one result per record, in order. */
export function saveById(store: SalesforceStore, body: string): Saved[] {
  return Body.parse(JSON.parse(body)).records.map((record) => {
    const { type } = record.attributes;
    const id = record.id ?? toText(record['Id']);
    const unfit = findUnfit(type, record);
    if (unfit !== null) return unfit;
    if (store.find(type, id) === null) return refuse('ENTITY_IS_DELETED', 'entity is deleted', []);
    if (store.isLocked(id)) return refuse('ENTITY_IS_LOCKED', 'This record is locked for editing', []);
    store.put(type, id, valuesOf(record));
    return { id, success: true, errors: [] };
  });
}

/** Inserts or updates by an external id. */
export function saveByKey(
  store: SalesforceStore,
  { object, field }: { object: string; field: string },
  body: string,
): Saved[] {
  return Body.parse(JSON.parse(body)).records.map((record) => {
    const unfit = findUnfit(object, record);
    if (unfit !== null) return unfit;
    const known = store.findBy(object, field, record[field]);
    const id = known === null ? store.nextTaskId(toText(record[field])) : toText(known['Id']);
    store.put(object, id, valuesOf(record));
    return { id, success: true, errors: [] };
  });
}

/** As strict as Salesforce: a field that does not exist or is not to be written, a text that is too long, a colour that is none. */
function findUnfit(object: string, record: SentRecord): Saved | null {
  for (const [name, value] of Object.entries(valuesOf(record))) {
    const field = SALESFORCE_OBJECTS[object]?.find((one) => one.name === name || one.relationshipName === name);
    if (field === undefined)
      return refuse('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`, [name]);
    if (!field.updateable)
      return refuse('INVALID_FIELD_FOR_INSERT_UPDATE', `Unable to create/update fields: ${name}`, [name]);
    if (field.length > 0 && toText(value).length > field.length)
      return refuse('STRING_TOO_LONG', `${name}: data value too large (max length=${field.length})`, [name]);
    const isKnown = field.picklistValues.some((one) => one.value === value);
    if (field.restrictedPicklist && value !== null && !isKnown)
      return refuse(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `bad value for restricted picklist field: ${toText(value)}`,
        [name],
      );
  }
  return null;
}

const refuse = (statusCode: string, message: string, fields: string[]): Saved => ({
  id: null,
  success: false,
  errors: [{ statusCode, message, fields }],
});

const NOT_VALUES = new Set(['attributes', 'id', 'Id']);

function valuesOf(record: SentRecord): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !NOT_VALUES.has(name)));
}
