import { describeConnector } from './harness';
import { subject } from './subjects/salesforce';

describeConnector(subject);
