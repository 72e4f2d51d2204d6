import { describeConnector } from './harness';
import { subject } from './subjects/salesforce-bulk';

describeConnector(subject);
